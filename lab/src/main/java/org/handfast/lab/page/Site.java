package org.handfast.lab.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// The page's own files, which lie beside this class: these, and no others.
final class Site {
  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html;charset=utf-8",
          "page.js", "text/javascript;charset=utf-8",
          "page.css", "text/css;charset=utf-8",
          "favicon.svg", "image/svg+xml");

  private Site() {}

  /// Whether this build has a page: it takes Node.js to make one.
  static boolean isBuilt() {
    return Site.class.getResource("site/index.html") != null;
  }

  /// The file at this path; empty if there is none.
  static Optional<Answer> file(String path) throws IOException {
    String name = path.equals("/") ? "index.html" : path.substring(1);
    String type = TYPES.get(name);
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream file = Site.class.getResourceAsStream("site/" + name)) {
      return file == null
          ? Optional.of(Answer.text(404, "text/plain", "The lab was built without its page.\n"))
          : Optional.of(new Answer(200, type, Bytes.owning(file.readAllBytes()), ""));
    }
  }
}
