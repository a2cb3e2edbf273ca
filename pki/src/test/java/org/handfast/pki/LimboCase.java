package org.handfast.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handfast.protocol.wire.Bytes;

/// One test case of x509-limbo (C2SP), as its schema describes it.
record LimboCase(
    String id,
    List<Bytes> trusted,
    List<Bytes> presented,
    PeerName peer,
    Instant time,
    Expected expected,
    String description) {

  /// What a path validator should say.
  enum Expected {
    SUCCESS,
    FAILURE
  }

  static Stream<LimboCase> all() {
    Map<?, ?> file = (Map<?, ?>) Json.parse(resource());
    return ((List<?>) file.get("testcases")).stream().map(each -> of((Map<?, ?>) each));
  }

  private static LimboCase of(Map<?, ?> members) {
    Stream<?> intermediates = ((List<?>) members.get("untrusted_intermediates")).stream();
    Object time = members.get("validation_time");
    return new LimboCase(
        (String) members.get("id"),
        ((List<?>) members.get("trusted_certs")).stream().map(LimboCase::der).toList(),
        Stream.concat(Stream.of(members.get("peer_certificate")), intermediates)
            .map(LimboCase::der)
            .toList(),
        PeerName.parse((String) ((Map<?, ?>) members.get("expected_peer_name")).get("value")),
        time == null
            ? Instant.parse("2023-11-01T00:00:00Z")
            : OffsetDateTime.parse((String) time).toInstant(),
        Expected.valueOf((String) members.get("expected_result")),
        (String) members.get("description"));
  }

  private static Bytes der(Object pem) {
    String base64 = ((String) pem).replaceAll("-----[A-Z ]+-----|\\s", "");
    return Bytes.owning(Base64.getDecoder().decode(base64));
  }

  private static String resource() {
    try (var in = LimboCase.class.getResourceAsStream("x509-limbo.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
