package org.handfast.cli.connect;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handfast.cli.terminal.KeyAgreement;
import org.handfast.cli.terminal.RecordRules;
import org.handfast.cli.terminal.Style;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.SignatureScheme;

/// A connection on one screen: is it OK, who is it, how strong, how long.
record Screen(Report report, Style style) {
  private static final int SHOWN_NAMES = 6;
  private static final long SOON = Duration.ofDays(14).toDays();

  /// Ends with a line break.
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(headline()).append('\n');
    if (!report.chain().isEmpty()) {
      CertificateFacts own = report.chain().getFirst();
      line(text, "who", names(own));
      line(text, "", style.faint(Style.printable(own.subject())));
      line(text, "", style.faint("issued by " + Style.printable(own.issuer())));
      line(text, "until", until(own));
    }
    line(text, "how", strength());
    rules(text);
    line(text, "proof", proof());
    report
        .negotiated()
        .applicationProtocol()
        .ifPresent(name -> line(text, "protocol", Style.printable(name)));
    report
        .notResumed()
        .ifPresent(why -> line(text, "resume", style.doubtful("no: " + Style.printable(why))));
    earlyData().ifPresent(fate -> line(text, "early", fate));
    line(text, "time", time());
    return text.append('\n').toString();
  }

  private String headline() {
    String where = report.where() + address();
    return switch (report.verdict()) {
      case Verdict.Proven _ ->
          style.good("OK") + "  " + style.strong(where) + " proved to be " + report.expected();
      case Verdict.SharesKey(String identity) ->
          style.good("OK")
              + "  "
              + style.strong(where)
              + " has the pre-shared key "
              + Style.printable(identity);
      case Verdict.Unchecked(String objection) when objection.isEmpty() ->
          style.doubtful("UNVERIFIED")
              + "  "
              + style.strong(where)
              + ": --insecure skipped the check, which would have found nothing";
      case Verdict.Unchecked(String objection) ->
          style.bad("INSECURE")
              + "  "
              + style.strong(where)
              + " did not prove to be "
              + report.expected()
              + "\n          --insecure skipped this: "
              + style.bad(Style.printable(objection))
              + "\n          Anybody on the path could be at the other end.";
    };
  }

  private String address() {
    return report.address().isEmpty() || report.address().equals(report.where().host())
        ? ""
        : " (" + report.address() + ")";
  }

  private String names(CertificateFacts own) {
    List<String> names = own.names();
    String shown =
        String.join(", ", names.stream().limit(SHOWN_NAMES).map(Style::printable).toList());
    return names.isEmpty()
        ? "nobody by name"
        : shown
            + (names.size() > SHOWN_NAMES
                ? " and %d more".formatted(names.size() - SHOWN_NAMES)
                : "");
  }

  private String until(CertificateFacts own) {
    LocalDate end = LocalDate.ofInstant(own.notAfter(), ZoneId.systemDefault());
    long days = own.daysLeft();
    if (days < 0) {
      return style.bad(end + ", expired");
    }
    String left = end + ", " + days + (days == 1 ? " day left" : " days left");
    return days < SOON ? style.doubtful(left) : left;
  }

  private String strength() {
    String version =
        report.negotiated().version().map(Object::toString).orElse("?").replace("TLSv", "TLS ");
    String suite = report.negotiated().suite().map(CipherSuite::toString).orElse("?");
    return version + ", " + suite + ", " + keyExchange();
  }

  private String keyExchange() {
    String group = report.negotiated().group().map(Object::toString).orElse("no key exchange");
    return switch (report.agreement()) {
      case POST_QUANTUM -> group + " (" + style.good("post-quantum") + ")";
      case EPHEMERAL, KNOWN_BEFORE -> group + " (" + style.doubtful("not post-quantum") + ")";
      case KEY_TRANSPORT ->
          KeyAgreement.RSA_KEY_TRANSPORT + " (" + style.bad("no forward secrecy") + ")";
    };
  }

  private void rules(StringBuilder text) {
    RecordRules.of(report.negotiated())
        .ifPresent(
            rules -> line(text, "", rules.isPlain() ? style.bad(rules.text()) : rules.text()));
  }

  private String proof() {
    if (report.verdict() instanceof Verdict.SharesKey) {
      return "the pre-shared key; there is no certificate";
    }
    if (report.negotiated().isResumed()) {
      return "resumed: the proof was given in an earlier connection";
    }
    String scheme =
        report.negotiated().peerScheme().map(SignatureScheme::toString).orElse(unsigned());
    String key = report.chain().isEmpty() ? "" : ", key " + report.chain().getFirst().key();
    Optional<SignatureScheme> own = report.negotiated().ownScheme();
    return scheme + key + own.map(mine -> "; our certificate was sent, " + mine).orElse("");
  }

  /// RFC 5246 7.4.7.1: the server signs nothing, it shows that it could read.
  private String unsigned() {
    return report.agreement() == KeyAgreement.KEY_TRANSPORT
        ? "it read what was encrypted to its key"
        : "none";
  }

  private Optional<String> earlyData() {
    return report
        .notEarly()
        .map(why -> style.doubtful("not accepted, and not sent again: " + Style.printable(why)))
        .or(
            () ->
                report.negotiated().earlyData() == EarlyDataStatus.ACCEPTED
                    ? Optional.of("the early data was accepted")
                    : Optional.empty());
  }

  private String time() {
    return String.format(
        Locale.ROOT,
        "%.0f ms, of which handshake %.0f ms%s",
        Report.millis(report.total()),
        Report.millis(report.handshake()),
        report.negotiated().isRetried() ? ", which took a second hello" : "");
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "    %-9s %s%n", label, value));
  }
}
