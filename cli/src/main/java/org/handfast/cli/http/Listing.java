package org.handfast.cli.http;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What is in a folder, as a page of links.
final class Listing {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>{{title}}</title>
      <style>
        body { font: 16px/1.7 system-ui, sans-serif; max-width: 50rem; margin: 3rem auto;
               padding: 0 1rem }
      </style>
      <h1>{{title}}</h1>
      <ul>
      {{items}}
      </ul>
      """;

  private Listing() {}

  static Response of(Path root, Path folder) throws IOException {
    String title = "/" + root.relativize(folder).toString().replace('\\', '/');
    String up = folder.equals(root) ? "" : "<li><a href=\"../\">../</a></li>\n";
    return Response.of(
            Status.OK,
            "text/html; charset=utf-8",
            Html.filled(
                PAGE, Map.of("{{title}}", Html.escaped(title), "{{items}}", up + items(folder))))
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }

  /// A path below the root, as an absolute reference.
  static String href(Path below) {
    return StreamSupport.stream(below.spliterator(), false)
        .map(name -> encoded(name.toString()))
        .collect(Collectors.joining("/", "/", ""));
  }

  private static String items(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .filter(file -> FileTree.isServed(String.valueOf(file.getFileName())))
              .map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
              .sorted()
              .toList();
      return names.stream().map(Listing::item).collect(Collectors.joining("\n"));
    }
  }

  private static String item(String name) {
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    String slash = name.endsWith("/") ? "/" : "";
    return "<li><a href=\"./%s%s\">%s</a></li>".formatted(encoded(path), slash, Html.escaped(name));
  }

  // URLEncoder is made for forms, where a space is a plus sign.
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
