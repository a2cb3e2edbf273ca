package org.handfast.interop.bogo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A shim that stays: the start of a virtual machine for each of thousands of tests would take
/// longer than all of them. A small program hands over its arguments, each ended by a zero octet,
/// the first saying how many there are; it gets its exit code in one line, and its words after it.
final class ShimServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Map<String, Integer> missing = new ConcurrentHashMap<>();

  private ShimServer(ServerSocket socket) {
    this.socket = socket;
  }

  static ShimServer start() throws IOException {
    ShimServer server =
        new ShimServer(new ServerSocket(0, 128, InetAddress.ofLiteral("127.0.0.1")));
    Thread.ofPlatform().daemon().name("bogo-shim").start(server::serve);
    return server;
  }

  /// What was asked for and is not implemented, and how often.
  Map<String, Integer> missing() {
    return new TreeMap<>(missing);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        Thread.ofPlatform().daemon().start(() -> answer(caller));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void answer(Socket caller) {
    try (caller) {
      Outcome outcome = outcome(arguments(new DataInputStream(caller.getInputStream())));
      String answer = outcome.exitCode() + "\n" + outcome.words();
      caller.getOutputStream().write(answer.getBytes(ISO_8859_1));
    } catch (IOException _) {
      // Whoever asked has lost interest.
    }
  }

  private Outcome outcome(List<String> arguments) {
    try {
      Outcome outcome = BogoShim.run(arguments);
      if (outcome.exitCode() == Outcome.UNIMPLEMENTED) {
        missing.merge(outcome.words(), 1, Integer::sum);
      }
      return outcome;
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return Outcome.failed(trace.toString());
    }
  }

  private static List<String> arguments(DataInputStream in) throws IOException {
    int count = Integer.parseInt(argument(in));
    List<String> arguments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      arguments.add(argument(in));
    }
    return arguments;
  }

  private static String argument(DataInputStream in) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int octet = in.readUnsignedByte(); octet != 0; octet = in.readUnsignedByte()) {
      octets.write(octet);
    }
    return octets.toString(ISO_8859_1);
  }
}
