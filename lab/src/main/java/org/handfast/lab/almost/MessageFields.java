package org.handfast.lab.almost;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handfast.lab.authority.Certificates;
import org.handfast.protocol.wire.Bytes;

/// What the bytes of a handshake message mean.
final class MessageFields {
  private final Ruler ruler;

  private MessageFields(Ruler ruler) {
    this.ruler = ruler;
  }

  /// @param secret what an encrypted secret is, `MS` or `PMS`
  /// @param macName the sender's key for MACs
  static void mark(Ruler ruler, Handshake message, String secret, String macName) {
    int length = message.body().length();
    MessageFields fields = new MessageFields(ruler);
    switch (message) {
      case Handshake.Hello(Bytes nonce, Bytes suites) -> {
        fields.header("hello", length);
        fields.vector("N_b", nonce, "Bob's nonce, thrown for this session");
        fields.vector("suites", suites, "what Bob offers: " + titles(suites));
      }
      case Handshake.Answer(Bytes nonce, Bytes pick) -> {
        fields.header("answer", length);
        fields.vector("N_a", nonce, "Alice's nonce, thrown for this session");
        fields.vector("pick", pick, "what Alice picks: " + titles(pick));
      }
      case Handshake.Certificate(List<Bytes> chain) -> {
        fields.header("certificate", length);
        chain.forEach(fields::certificate);
      }
      case Handshake.Secret(Bytes encrypted) -> {
        fields.header("secret", length);
        ruler.add(
            "encrypted " + secret,
            encrypted.length(),
            secret + ", for who has the private key to the certificate",
            "RSA-OAEP(the certificate's public key, " + secret + ")",
            List.of("certificate", secret));
      }
      case Handshake.Finished(Bytes mac) -> {
        fields.header("Finished", length);
        ruler.add(
            "MAC",
            mac.length(),
            "of all handshake messages until here, as the sender has seen them",
            Transcript.formula(macName),
            List.of(macName, "handshake messages"));
      }
    }
  }

  private void header(String type, int length) {
    ruler.add("message type", 1, type).add("message length", 3, length + " bytes of body");
  }

  private void vector(String name, Bytes value, String meaning) {
    ruler.add(name + " length", 1, value.isEmpty() ? "there is none" : value.length() + " bytes");
    ruler.add(name, value.length(), meaning);
  }

  private void certificate(Bytes der) {
    ruler.add("certificate length", 3, der.length() + " bytes of certificate");
    ruler.add("certificate", der.length(), names(der));
  }

  private static String titles(Bytes suites) {
    return IntStream.range(0, suites.length())
        .mapToObj(i -> title(suites.at(i)))
        .collect(Collectors.joining(", "));
  }

  private static String title(int code) {
    Optional<Suite> suite = Suite.of(code);
    return suite.map(Suite::title).orElse("unknown " + code);
  }

  private static String names(Bytes der) {
    try {
      X509Certificate certificate = Certificates.read(der);
      return "X.509: that this key is of %s, says %s"
          .formatted(
              certificate.getSubjectX500Principal().getName(),
              certificate.getIssuerX500Principal().getName());
    } catch (CertificateException garbled) {
      return "not a certificate";
    }
  }
}
