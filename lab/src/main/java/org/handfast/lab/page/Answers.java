package org.handfast.lab.page;

import java.io.IOException;
import java.net.URI;
import org.handfast.lab.export.Pcapng;
import org.handfast.lab.export.Worksheet;
import org.handfast.protocol.wire.Bytes;

/// What there is under which path, but for the run that is told while it happens.
final class Answers {
  private Answers() {}

  /// @throws IllegalArgumentException in words, if the query says nothing sensible
  static Answer to(URI asked) throws IOException {
    String query = asked.getRawQuery();
    return switch (asked.getRawPath()) {
      case "/api/ladder" -> Answer.json(Catalogue.ladder());
      case "/api/workbench" -> Answer.json(Catalogue.workbench(Question.seed(query)));
      case "/api/export/run.pcapng" ->
          new Answer(
              200,
              "application/octet-stream",
              Bytes.owning(Pcapng.of(Question.of(query).run())),
              "run.pcapng");
      case "/api/export/worksheet.md" ->
          Answer.text(200, "text/markdown", Worksheet.of(Question.of(query).run()))
              .savedAs("worksheet.md");
      case "/api/export/run.json" ->
          Answer.json(RunJson.of(Question.of(query).run())).savedAs("run.json");
      default ->
          Site.file(asked.getRawPath())
              .orElseGet(() -> Answer.text(404, "text/plain", "There is nothing here.\n"));
    };
  }
}
