package org.handfast.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestReaderTest {
  @Test
  void readsOneRequestAfterTheOther() throws Exception {
    RequestReader reader =
        reader(
            String.join(
                "\r\n",
                "GET /a?b=c HTTP/1.1",
                "Host: x",
                "Accept: text/html",
                "ACCEPT:*/*",
                "",
                "",
                "HEAD / HTTP/1.0\n\n"));
    assertThat(reader.next())
        .contains(
            new Request(
                "GET", "/a", "b=c", "HTTP/1.1", Map.of("host", "x", "accept", "text/html, */*")));
    assertThat(reader.next()).contains(new Request("HEAD", "/", "", "HTTP/1.0", Map.of()));
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void takesAnAbsoluteTarget() throws Exception {
    assertThat(reader("GET https://h:1/p?q HTTP/1.1\r\nHost: h\r\n\r\n").next().orElseThrow())
        .extracting(Request::path, Request::query)
        .containsExactly("/p", "q");
  }

  @Test
  void anAddressInsideATargetIsPartOfIt() throws Exception {
    assertThat(reader("GET /a/http://h/b?u=https://h/c HTTP/1.0\r\n\r\n").next().orElseThrow())
        .extracting(Request::path, Request::query)
        .containsExactly("/a/http://h/b", "u=https://h/c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET / HTTP/1.1 x",
        "GET  / HTTP/1.1",
        "G\0T / HTTP/1.0",
        "GET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n",
        "GET * HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
      })
  void refusesWhatItCannotTrust(String text) {
    assertThatThrownBy(() -> reader(text).next())
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.status()).isEqualTo(Status.BAD_REQUEST));
  }

  @Test
  void refusesOtherVersions() {
    assertThatThrownBy(() -> reader("PRI * HTTP/2.0\r\n\r\n").next())
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.status()).isEqualTo(Status.VERSION_NOT_SUPPORTED));
  }

  @Test
  void aHeadIsBounded() throws Exception {
    String start = "GET / HTTP/1.0\r\nA: ";
    int most = (16 << 10) - start.length() + 2;
    assertThat(reader(start + "x".repeat(most - 4) + "\r\n\r\n").next()).isPresent();
    assertThatThrownBy(() -> reader(start + "x".repeat(16 << 10)).next())
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.status()).isEqualTo(Status.HEAD_TOO_LARGE));
  }

  @Test
  void aRequestWithContentIsTheLast() throws Exception {
    String head = "GET / HTTP/1.1\r\nHost: x\r\n";
    assertThat(reader(head + "\r\n").next().orElseThrow().isPersistent()).isTrue();
    assertThat(reader(head + "Content-Length: 0\r\n\r\n").next().orElseThrow().isPersistent())
        .isTrue();
    for (String field :
        new String[] {"Content-Length: 1", "Transfer-Encoding: chunked", "Connection: close"}) {
      assertThat(reader(head + field + "\r\n\r\n").next().orElseThrow().isPersistent())
          .as(field)
          .isFalse();
    }
  }

  private static RequestReader reader(String text) {
    return new RequestReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
