package org.handfast.interop.command;

import com.google.gson.Gson;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.handfast.cli.HandfastCommand;
import org.handfast.engine.TlsConnection;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.lab.run.Lab;
import org.handfast.net.TlsChannel;
import org.handfast.pki.Trust;
import org.handfast.protocol.registry.CipherSuite;
import picocli.CommandLine;

/// The `handfast` command in a process of its own, with a data folder of its own. It runs from the
/// classes of this build: the launcher would start a build inside the build.
final class Handfast {
  private static final String CLASS_PATH =
      Stream.of(
              HandfastCommand.class,
              Lab.class,
              Gson.class,
              TlsChannel.class,
              Trust.class,
              JcaCryptoProvider.class,
              TlsConnection.class,
              CipherSuite.class,
              CommandLine.class,
              X509CertificateHolder.class,
              ContentInfo.class,
              ASN1Object.class)
          .map(Handfast::home)
          .distinct()
          .collect(Collectors.joining(File.pathSeparator));

  private final Path data;

  /// Keeps its data there.
  Handfast(Path data) {
    this.data = data;
  }

  /// Starts it.
  ChildProcess start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", CLASS_PATH, HandfastCommand.class.getName()));
    command.addAll(List.of(arguments));
    return ChildProcess.start(command, Map.of("HANDFAST_DATA", data.toString()));
  }

  /// Starts `handfast connect`, which trusts the root of these tests, to a port of this machine.
  ChildProcess connect(int port, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("connect", "127.0.0.1:" + port));
    arguments.addAll(List.of("--sni", "localhost"));
    arguments.addAll(List.of("--cacert", TestCertificates.shared().rootFile().toString()));
    arguments.addAll(List.of(options));
    return start(arguments.toArray(String[]::new));
  }

  private static String home(Class<?> part) {
    try {
      return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
