package org.handfast.cli.serve;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handfast.cli.serve.ServeCommand.Plan;
import org.handfast.pki.CertificateNames;
import org.handfast.pki.NameMatcher;
import org.handfast.pki.PeerName;
import org.jspecify.annotations.Nullable;

/// What a server tells whoever started it: where it is, and how to reach it without a warning.
record Banner(Plan plan, Presented presented, int port) {
  /// Ends with a line break. The first line is the address alone.
  String text() {
    StringBuilder text = new StringBuilder("https://" + urlHost() + ":" + port + "\n\n");
    line(text, "serving", what());
    line(text, "certificate", certificate());
    keyTransport().ifPresent(words -> line(text, "", words));
    line(text, "try", curl());
    if (presented.origin() != Presented.Origin.FILES) {
      line(text, "trust it", TrustStore.ofThisSystem().command(plan.authority().certificate()));
      line(text, "", "for your browsers and all else on this machine; the key stays in");
      line(text, "", plan.authority().key() + ", for your eyes only");
    }
    line(text, "stop", "Ctrl-C");
    return text.append('\n').toString();
  }

  private String what() {
    if (plan.content().service != null) {
      return "the plain TCP service at " + plan.content().service;
    }
    return plan.content().folder != null
        ? "the files in " + plan.content().folder.toAbsolutePath().normalize()
        : "a page about the connection it comes over";
  }

  private String certificate() {
    LocalDate end =
        LocalDate.ofInstant(
            presented.certificate().getNotAfter().toInstant(), ZoneId.systemDefault());
    String until = ", valid until " + end;
    return switch (presented.origin()) {
      case NEW_AUTHORITY -> "from your own authority, made just now" + until;
      case KNOWN_AUTHORITY -> "from your own authority" + until;
      case FILES -> presented.certificate().getSubjectX500Principal().getName() + until;
    };
  }

  private Optional<String> keyTransport() {
    return presented
        .keyTransport()
        .map(
            second ->
                presented.isIn(second)
                    ? "for RSA key transport (TLS_RSA_*), and nothing else"
                    : "and a second one, for RSA key transport (TLS_RSA_*) alone");
  }

  /// A line that works: it trusts what needs trusting and finds the name where it is.
  private String curl() {
    StringBuilder curl = new StringBuilder("curl ");
    Path authority = authorityFile();
    if (authority != null) {
      curl.append("--cacert ").append(quoted(authority.toString())).append(' ');
    }
    String name = urlHost();
    if (!isThisMachine(name)) {
      curl.append("--connect-to ::127.0.0.1: ");
    }
    return curl.append("https://").append(name).append(':').append(port).append('/').toString();
  }

  private @Nullable Path authorityFile() {
    if (presented.origin() != Presented.Origin.FILES) {
      return plan.authority().certificate();
    }
    X509Certificate own = presented.certificate();
    boolean selfSigned = own.getSubjectX500Principal().equals(own.getIssuerX500Principal());
    return selfSigned ? plan.identity().certificate() : null;
  }

  /// The name to reach it by: one that the certificate holds.
  private String urlHost() {
    for (String usual : List.of(wildcard() ? "localhost" : plan.host(), "localhost", "127.0.0.1")) {
      if (holds(usual)) {
        return usual.indexOf(':') >= 0 ? "[" + usual + "]" : usual;
      }
    }
    return firstName();
  }

  private boolean wildcard() {
    return plan.host().equals("0.0.0.0") || plan.host().equals("::");
  }

  private boolean holds(String name) {
    try {
      return NameMatcher.matches(PeerName.parse(name), presented.certificate());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private String firstName() {
    return CertificateNames.of(presented.certificate()).dnsNames().stream()
        .map(name -> name.replaceFirst("^\\*", "www"))
        .findFirst()
        .orElse(plan.host());
  }

  private boolean isThisMachine(String name) {
    return name.equals(plan.host())
        || name.equals("localhost")
        || name.equals("127.0.0.1")
        || name.startsWith("[");
  }

  static String quoted(String argument) {
    return argument.matches("[\\w@%+=:,./\\\\-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "  %-12s %s%n", label, value));
  }
}
