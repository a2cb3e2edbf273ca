package org.handfast.interop.tls12;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/// Another JSSE provider in a JVM of its own, since some of what it is to do without, and what it
/// may use of what the JDK disables, is settled once for a whole JVM. Its arguments are the
/// provider's name and the folder of the key stores. It obeys one line after the other:
///
/// ```
/// SUITES
/// HOST TLSv1.2 TICKETS NEED keys.p12
/// VISIT TLSv1.2 NONE ANONYMOUS TLS_RSA_WITH_AES_128_CBC_SHA 40000
/// ```
///
/// and answers in lines that begin with the same word, with SAID for each connection, or with
/// FAILED for a visit. A host sends back what it gets; a visit is two connections. Of connections
/// that fail a host speaks on its standard error.
final class JsseProgram {
  private final JsseKind kind;
  private final Path folder;

  private JsseProgram(JsseKind kind, Path folder) {
    this.kind = kind;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    JsseProgram program = new JsseProgram(JsseKind.valueOf(arguments[0]), Path.of(arguments[1]));
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      program.obey(List.of(order.split(" ", -1)));
    }
  }

  private void obey(List<String> order) {
    try {
      switch (order.getFirst()) {
        case "SUITES" -> answer("SUITES " + String.join(" ", suites()));
        case "HOST" -> host(order);
        case "VISIT" -> visit(order);
        default -> throw new IllegalArgumentException("no such order: " + order);
      }
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      fail(e);
    }
  }

  private String[] suites() throws GeneralSecurityException, IOException {
    return kind.context(folder, "").getSupportedSSLParameters().getCipherSuites();
  }

  private void host(List<String> order) throws GeneralSecurityException, IOException {
    boolean tickets = order.get(2).equals("TICKETS");
    System.setProperty("jdk.tls.server.enableSessionTicketExtension", Boolean.toString(tickets));
    SSLServerSocket listener =
        (SSLServerSocket)
            kind.context(folder, order.get(4))
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    SSLParameters parameters = listener.getSSLParameters();
    parameters.setProtocols(order.get(1).split(",", -1));
    parameters.setCipherSuites(suites());
    parameters.setNeedClientAuth(order.get(3).equals("NEED"));
    listener.setSSLParameters(parameters);
    Thread.ofPlatform().daemon().start(() -> listen(listener, tickets));
    answer("HOST " + listener.getLocalPort());
  }

  private void listen(SSLServerSocket listener, boolean tickets) {
    while (true) {
      try (SSLSocket socket = (SSLSocket) listener.accept()) {
        kind.tickets(socket, tickets);
        Talk.echo(socket.getInputStream(), socket.getOutputStream());
        say(socket);
      } catch (IOException | RuntimeException e) {
        System.err.println(e);
      }
    }
  }

  private void visit(List<String> order) throws GeneralSecurityException, IOException {
    boolean tickets = order.get(2).equals("TICKETS");
    System.setProperty("jdk.tls.client.enableSessionTicketExtension", Boolean.toString(tickets));
    boolean presenting = order.get(3).equals("PRESENTING");
    SSLContext context = kind.context(folder, presenting ? JsseKind.KEYS : "");
    for (int i = 0; i < 2; i++) {
      int port = Integer.parseInt(order.get(5));
      Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(order.get(1).split(",", -1));
        parameters.setCipherSuites(order.get(4).split(",", -1));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        kind.tickets(socket, tickets);
        Talk.say(socket.getOutputStream());
        byte[] back = socket.getInputStream().readNBytes(Talk.SIZE);
        if (!new String(back, StandardCharsets.US_ASCII).equals(Talk.text())) {
          throw new IOException("something else came back: " + back.length + " bytes");
        }
        // The end, and in TLS 1.3 what comes before it.
        if (socket.getInputStream().read() != -1) {
          throw new IOException("something more came back");
        }
        say(socket);
      }
    }
  }

  private static void say(SSLSocket socket) {
    SSLSession session = socket.getSession();
    answer(
        "SAID %s %s %d %b"
            .formatted(
                session.getProtocol(),
                session.getCipherSuite(),
                session.getCreationTime(),
                isVerified(session)));
  }

  private static boolean isVerified(SSLSession session) {
    try {
      return session.getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException _) {
      return false;
    }
  }

  private static void fail(Exception failure) {
    answer("FAILED " + failure.toString().replaceAll("\\s+", " "));
  }

  private static synchronized void answer(String line) {
    System.out.println(line);
  }
}
