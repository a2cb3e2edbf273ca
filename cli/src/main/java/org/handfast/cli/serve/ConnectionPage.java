package org.handfast.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.handfast.cli.http.Html;
import org.handfast.cli.http.Request;
import org.handfast.cli.http.Response;
import org.handfast.cli.http.Site;
import org.handfast.cli.http.Status;
import org.handfast.cli.terminal.Json;
import org.handfast.cli.terminal.KeyAgreement;
import org.handfast.cli.terminal.RecordRules;
import org.handfast.cli.terminal.Style;
import org.handfast.net.TlsChannel;

/// The page that tells a visitor about the very connection it comes over: HTML for browsers, text
/// for curl, and JSON for programs that ask for it.
final class ConnectionPage implements Site {
  private static final int NAME_WIDTH = 14;

  private final InstantSource clock;
  private final String template = template();

  ConnectionPage(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Response answer(Request request, TlsChannel channel) {
    if (!request.path().equals("/")) {
      return Response.text(Status.NOT_FOUND, "there is only one page here: /\n");
    }
    ConnectionFacts facts = ConnectionFacts.of(channel, clock.instant());
    Response response =
        switch (Format.of(request)) {
          case HTML ->
              Response.of(Status.OK, "text/html; charset=utf-8", html(facts))
                  .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
          case JSON -> Response.of(Status.OK, "application/json", Json.of(facts.asMap()) + "\n");
          case TEXT -> Response.text(Status.OK, text(facts));
        };
    return response.with("Cache-Control", "no-store").with("Referrer-Policy", "no-referrer");
  }

  private enum Format {
    HTML,
    TEXT,
    JSON;

    static Format of(Request request) {
      for (Format format : values()) {
        if (request.query().equals("format=" + format.name().toLowerCase(Locale.ROOT))) {
          return format;
        }
      }
      String accepted = request.field("accept");
      if (accepted.contains("text/html")) {
        return HTML;
      }
      return accepted.contains("application/json") ? JSON : TEXT;
    }
  }

  private static String text(ConnectionFacts facts) {
    StringBuilder text = new StringBuilder("This connection\n\n");
    for (Fact fact : Fact.of(facts)) {
      String meaning = fact.meaning().isEmpty() ? "" : " (" + fact.meaning() + ")";
      line(text, fact.name(), fact.value() + meaning);
    }
    text.append("\nDone by\n\n");
    facts.providers().forEach((primitive, provider) -> line(text, primitive, provider));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  ")
        .append(name)
        .repeat(" ", Math.max(1, NAME_WIDTH - name.length()))
        .append(Style.printable(value))
        .append('\n');
  }

  private String html(ConnectionFacts facts) {
    return Html.filled(
        template,
        Map.of(
            "{{protocol}}", Html.escaped(facts.protocol()),
            "{{badge}}", facts.agreement() == KeyAgreement.POST_QUANTUM ? "good" : "plain",
            "{{kind}}", kind(facts),
            "{{facts}}", rows(Fact.of(facts)),
            "{{providers}}", providers(facts.providers())));
  }

  private static String kind(ConnectionFacts facts) {
    if (facts.rules().filter(RecordRules::isPlain).isPresent()) {
      return "nothing is encrypted";
    }
    return switch (facts.agreement()) {
      case POST_QUANTUM -> "post-quantum key exchange";
      case EPHEMERAL -> "classical key exchange";
      case KEY_TRANSPORT -> "no forward secrecy";
      case KNOWN_BEFORE -> "no key exchange of its own";
    };
  }

  private static String rows(List<Fact> facts) {
    return facts.stream()
        .map(
            fact ->
                "<div><dt>%s</dt><dd><b>%s</b> <span>%s</span></dd></div>"
                    .formatted(
                        Html.escaped(fact.name()),
                        Html.escaped(fact.value()),
                        Html.escaped(fact.meaning())))
        .collect(Collectors.joining("\n"));
  }

  private static String providers(Map<String, String> providers) {
    return providers.entrySet().stream()
        .map(
            entry ->
                "<div><dt>%s</dt><dd><b>%s</b></dd></div>"
                    .formatted(Html.escaped(entry.getKey()), Html.escaped(entry.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static String template() {
    try (InputStream source =
        Objects.requireNonNull(ConnectionPage.class.getResourceAsStream("connection.html"))) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
