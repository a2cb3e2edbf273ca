package org.handfast.lab.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The lab's server")
final class LabServerTest {
  private LabServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    server = LabServer.start(0);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  @DisplayName("listens on loopback, and nowhere else")
  void listensOnLoopback() throws IOException {
    assertThat(InetAddress.getByName(server.address().getHost()).isLoopbackAddress()).isTrue();
    for (var each : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : each.inetAddresses().toList()) {
        if (!address.isLoopbackAddress()) {
          assertThat(reaches(address)).as(address.toString()).isFalse();
        }
      }
    }
  }

  @Test
  @DisplayName("tells all rungs and attacks, with their texts")
  void tellsLadder() throws Exception {
    JsonObject ladder = json(get("/api/ladder"));
    assertThat(ladder.getAsJsonArray("rungs")).hasSize(Rung.values().length);
    assertThat(ladder.getAsJsonArray("attacks")).hasSize(Attack.values().length);
    assertThat(ladder.getAsJsonArray("sentences")).hasSize(9);
    assertThat(ladder.getAsJsonArray("errata")).isNotEmpty();
  }

  @Test
  @DisplayName("sends a run step by step, and its verdict last")
  void streamsRun() throws Exception {
    HttpResponse<String> answer = get("/api/run?rung=4&attack=reorder&seed=7");
    assertThat(answer.headers().firstValue("content-type"))
        .contains("text/event-stream;charset=utf-8");
    List<String> messages = List.of(answer.body().split("\n\n"));
    assertThat(messages.subList(0, messages.size() - 1))
        .hasSizeGreaterThan(30)
        .allMatch(message -> message.startsWith("event: step\ndata: {"));
    JsonObject verdict = data(messages.getLast());
    assertThat(messages.getLast()).startsWith("event: verdict\n");
    assertThat(verdict.get("kind").getAsString()).isEqualTo("succeeds");
    assertThat(new String(HexFormat.of().parseHex(verdict.get("delivered").getAsString()), UTF_8))
        .isEqualTo("pay 020 to dave.\npay 100 to carol\ntake carol back\n");
  }

  @Test
  @DisplayName("numbers the steps, says each in a sentence, and shows bytes as digits")
  void tellsSteps() throws Exception {
    List<String> messages = List.of(get("/api/run?rung=5a&seed=7").body().split("\n\n"));
    for (int i = 0; i < messages.size() - 1; i++) {
      JsonObject step = data(messages.get(i));
      assertThat(step.get("n").getAsInt()).isEqualTo(i + 1);
      assertThat(step.get("text").getAsString()).matches("(?s)[A-Z“].*[.!?]");
      assertThat(step.get("lane").getAsString()).isIn("bob", "trudy", "alice");
    }
    JsonObject sent =
        messages.stream()
            .filter(message -> message.contains("\"kind\":\"send\""))
            .map(LabServerTest::data)
            .findFirst()
            .orElseThrow();
    JsonObject layer =
        sent.getAsJsonObject("card").getAsJsonArray("layers").get(0).getAsJsonObject();
    assertThat(layer.get("bytes").getAsString()).startsWith("01af01").matches("([0-9a-f]{2})+");
    assertThat(layer.getAsJsonArray("fields")).isNotEmpty();
  }

  @Test
  @DisplayName("sends the same for the same address")
  void repeatsItself() throws Exception {
    String path = "/api/run?rung=7d&attack=replay-session&seed=11";
    assertThat(get(path).body()).isEqualTo(get(path).body());
    assertThat(get(path).body()).isNotEqualTo(get(path.replace("11", "12")).body());
  }

  @ParameterizedTest
  @CsvSource({"run.pcapng, application/octet-stream", "worksheet.md, text/markdown;charset=utf-8"})
  @DisplayName("exports, to be saved under a name")
  void exports(String file, String type) throws Exception {
    HttpResponse<String> answer = get("/api/export/" + file + "?rung=11&seed=7");
    assertThat(answer.headers().firstValue("content-type")).contains(type);
    assertThat(answer.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"" + file + "\"");
    assertThat(answer.body()).hasSizeGreaterThan(1000);
  }

  @Test
  @DisplayName("has the workbench")
  void hasWorkbench() throws Exception {
    assertThat(json(get("/api/workbench?seed=7")).getAsJsonArray("demos")).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rung=99",
        "rung=4&attack=sing",
        "rung=4&seed=x",
        "rung=4&seed=-1",
        "rung=4&attack=drop&moves=B3.drop",
        "rung=4&moves=B3.sing",
        "rung=4&rung=5a",
        "rung=4&colour=red"
      })
  @DisplayName("says in words what it does not understand")
  void saysWhatIsWrong(String query) throws Exception {
    HttpResponse<String> answer = get("/api/run?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("error").getAsString()).matches("[A-Z“].*[.?]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/", "/site/index.html", "/..%2f", "/Steps.class", "/x"})
  @DisplayName("has nothing under other paths")
  void hasNothingElse(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://example.org, 403",
    "Origin, null, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
  })
  @DisplayName("refuses pages of others")
  void refusesOthers(String name, String value, int status) throws Exception {
    HttpResponse<String> answer = send(request("/api/ladder").header(name, value).GET());
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org", "localhost", "127.0.0.1:1"})
  @DisplayName("refuses another name for itself, so that nobody's DNS leads here")
  void refusesOtherNames(String host) throws IOException {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 421");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  @DisplayName("is only asked")
  void isOnlyAsked(String method) throws Exception {
    HttpRequest.Builder request =
        request("/api/ladder").method(method, HttpRequest.BodyPublishers.noBody());
    assertThat(send(request).statusCode()).isEqualTo(405);
  }

  @Test
  @DisplayName("says which methods there are")
  void saysMethods() throws Exception {
    HttpResponse<String> answer =
        send(request("/").method("POST", HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
  }

  @Test
  @DisplayName("may be linked to from elsewhere, at its door alone")
  void takesLinks() throws Exception {
    assumeTrue(LabServer.hasPage());
    assertThat(send(link("/")).statusCode()).isEqualTo(200);
    assertThat(send(link("/api/ladder")).statusCode()).isEqualTo(403);
    assertThat(send(link("/?rung=4")).statusCode()).isEqualTo(403);
    assertThat(send(link("/").setHeader("Sec-Fetch-Dest", "iframe")).statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("does not read an address without end")
  void boundsAddresses() throws Exception {
    String moves = "B3.drop,".repeat(300) + "B3.drop";
    assertThat(get("/api/run?rung=4&moves=" + moves).statusCode()).isEqualTo(414);
  }

  @Test
  @DisplayName("takes a plus sign for what it is")
  void readsPlus() throws Exception {
    assertThat(get("/api/run?rung=2a+").body()).isEqualTo(get("/api/run?rung=2a%2B").body());
    assertThat(get("/api/run?rung=2a+").body()).contains("event: verdict\n");
  }

  @Test
  @DisplayName("tells what there is without sending it")
  void answersHead() throws Exception {
    for (String path : List.of("/api/ladder", "/api/run?rung=0")) {
      HttpResponse<String> answer =
          send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  @DisplayName("tells a run that is exported as it tells one that is watched")
  void exportsJson() throws Exception {
    JsonObject run = json(get("/api/export/run.json?rung=6a&attack=cut-tail&seed=3"));
    List<String> watched =
        List.of(get("/api/run?rung=6a&attack=cut-tail&seed=3").body().split("\n\n"));
    assertThat(run.get("rung").getAsString()).isEqualTo("6a");
    assertThat(run.get("attack").getAsString()).isEqualTo("cut-tail");
    assertThat(run.get("seed").getAsInt()).isEqualTo(3);
    assertThat(run.getAsJsonArray("steps")).hasSize(watched.size() - 1);
    assertThat(run.getAsJsonArray("steps").get(0)).isEqualTo(data(watched.getFirst()));
    assertThat(run.get("verdict")).isEqualTo(data(watched.getLast()));
  }

  @Test
  @DisplayName("serves the page and all that it asks for")
  void servesPage() throws Exception {
    assumeTrue(LabServer.hasPage());
    HttpResponse<String> page = get("/");
    assertThat(page.headers().firstValue("content-type")).contains("text/html;charset=utf-8");
    List<String> needed =
        Pattern.compile("(?:src|href)=\"\\.?/?([^\"]+)\"")
            .matcher(page.body())
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(needed).contains("page.js", "page.css").noneMatch(name -> name.contains(":"));
    for (String name : needed) {
      HttpResponse<String> file = get("/" + name);
      assertThat(file.statusCode()).as(name).isEqualTo(200);
      assertThat(file.headers().firstValue("content-type").orElseThrow())
          .as(name)
          .startsWith(
              name.endsWith(".js")
                  ? "text/javascript"
                  : name.endsWith(".css") ? "text/css" : "image/");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/ladder", "/api/run?rung=0", "/api/run?rung=x", "/none"})
  @DisplayName("protects whatever it answers")
  void protectsAll(String path) throws Exception {
    for (HttpRequest.Builder asked :
        List.of(request(path).GET(), request(path).GET().header("Origin", "http://example.org"))) {
      var headers = send(asked).headers();
      assertThat(headers.firstValue("content-security-policy"))
          .contains(
              "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                  + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
      assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
      assertThat(headers.firstValue("referrer-policy")).contains("no-referrer");
      assertThat(headers.firstValue("cross-origin-opener-policy")).contains("same-origin");
      assertThat(headers.firstValue("cross-origin-resource-policy")).contains("same-origin");
      assertThat(headers.firstValue("cache-control")).contains("no-store");
      assertThat(headers.firstValue("access-control-allow-origin")).isEmpty();
    }
  }

  @Test
  @DisplayName("tells many runs at a time, each as if it were alone")
  void runsSideBySide() throws Exception {
    String alone = get("/api/run?rung=8b&seed=5").body();
    List<CompletableFuture<HttpResponse<String>>> all =
        Stream.generate(() -> request("/api/run?rung=8b&seed=5").GET().build())
            .limit(12)
            .map(asked -> client.sendAsync(asked, HttpResponse.BodyHandlers.ofString()))
            .toList();
    for (CompletableFuture<HttpResponse<String>> answer : all) {
      assertThat(answer.get().body()).isEqualTo(alone);
    }
  }

  private HttpRequest.Builder link(String path) {
    return request(path)
        .header("Sec-Fetch-Site", "cross-site")
        .header("Sec-Fetch-Mode", "navigate")
        .header("Sec-Fetch-Dest", "document")
        .GET();
  }

  private boolean reaches(InetAddress address) {
    try (Socket _ = new Socket(address, server.address().getPort())) {
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return new Gson().fromJson(answer.body(), JsonObject.class);
  }

  private static JsonObject data(String message) {
    return new Gson().fromJson(message.substring(message.indexOf("data: ") + 6), JsonObject.class);
  }
}
