package org.handfast.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileTreeTest {
  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void plant() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.createDirectories(folder.resolve("root-too"));
    Files.writeString(folder.resolve("root-too/secret.txt"), "secret");
    Files.writeString(root.resolve("a b+c.txt"), "plain");
    Files.writeString(root.resolve(".env"), "secret");
    Files.createDirectories(root.resolve(".git"));
    Files.writeString(root.resolve(".git/config"), "secret");
    Files.createDirectories(root.resolve(".well-known"));
    Files.writeString(root.resolve(".well-known/security.txt"), "plain");
    Files.createDirectories(root.resolve("site"));
    Files.writeString(root.resolve("site/index.html"), "<h1>plain</h1>");
    Files.createDirectories(root.resolve("list"));
    Files.writeString(root.resolve("list/<b>.txt"), "plain");
    Files.createSymbolicLink(root.resolve("out.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("outside"), folder);
    Files.createSymbolicLink(root.resolve("inside"), root.resolve("site"));
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b+c.txt,              200 OK, plain",
    "/a%20b%2Bc.txt,            200 OK, plain",
    "/.well-known/security.txt, 200 OK, plain",
    "/site/,                    200 OK, <h1>plain</h1>",
    "/site/index.html,          200 OK, <h1>plain</h1>",
    "/inside/index.html,        200 OK, <h1>plain</h1>",
  })
  void servesWhatIsInside(String path, String status, String content) throws IOException {
    assertThat(get(path)).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n" + content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/site/../../secret.txt",
        "/site/..%5c..%5csecret.txt",
        "/../root-too/secret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/out.txt",
        "/outside/secret.txt",
        "/outside/",
        "/.env",
        "/.git/config",
        "/.git",
        "/site/./index.html",
        "/a%00",
        "/missing",
      })
  void nothingElseIsThere(String path) throws IOException {
    assertThat(get(path)).startsWith("HTTP/1.1 404").doesNotContain("secret\n", "root:");
  }

  @Test
  void anEncodingThatIsNoneIsRefused() throws IOException {
    assertThat(get("/%zz")).startsWith("HTTP/1.1 400");
    assertThat(get("/%")).startsWith("HTTP/1.1 400");
  }

  @Test
  void aFolderIsReachedByItsSlash() throws IOException {
    assertThat(get("/site")).startsWith("HTTP/1.1 301").contains("Location: /site/\r\n");
    assertThat(get("//site")).doesNotContain("Location: //");
  }

  @Test
  void aFolderWithoutIndexIsListed() throws IOException {
    assertThat(get("/list/"))
        .startsWith("HTTP/1.1 200")
        .contains("&lt;b&gt;.txt", "%3Cb%3E.txt", "../")
        .doesNotContain("<b>");
    assertThat(get("/")).contains("site/").doesNotContain(".env", ".git");
  }

  @ParameterizedTest
  @CsvSource({
    "a.html, text/html; charset=utf-8",
    "a.css,  text/css; charset=utf-8",
    "a.js,   text/javascript; charset=utf-8",
    "a.json, application/json; charset=utf-8",
    "a.svg,  image/svg+xml",
    "a.png,  image/png",
    "a.zip,  application/zip",
    "a,      application/octet-stream",
  })
  void tellsTheTypeByTheName(String name, String type) throws IOException {
    Files.writeString(root.resolve(name), "x");
    assertThat(get("/" + name)).contains("Content-Type: " + type + "\r\n", "nosniff");
  }

  @Test
  void aFileThatShrinksMeanwhileIsCutAndNotPassedOffAsWhole() throws IOException {
    Path file = root.resolve("shrinking");
    Files.writeString(file, "0123456789");
    Response response = answer("/shrinking");
    Files.writeString(file, "0");
    assertThatThrownBy(() -> bytes(response)).isInstanceOf(IOException.class);
  }

  @Test
  void theFolderMustExist() {
    assertThatThrownBy(() -> new FileTree(folder.resolve("nowhere")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new FileTree(folder.resolve("secret.txt")))
        .isInstanceOf(IOException.class);
  }

  private String get(String path) throws IOException {
    return bytes(answer(path)).toString(StandardCharsets.UTF_8);
  }

  private Response answer(String path) throws IOException {
    return new FileTree(root).answer(new Request("GET", path, "", "HTTP/1.1", Map.of()), null);
  }

  private static ByteArrayOutputStream bytes(Response response) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    response.writeTo(output, Response.Extent.WHOLE, Response.Persistence.CLOSE);
    return output;
  }
}
