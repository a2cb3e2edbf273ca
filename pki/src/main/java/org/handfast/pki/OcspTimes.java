package org.handfast.pki;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// From when to when an OCSP response holds (RFC 6960 4.2.1). The JDK judges by these times and
/// does not tell them.
///
/// @param since thisUpdate
/// @param until nextUpdate
record OcspTimes(Instant since, Instant until) {
  private static final int ENUMERATED = 0x0a;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int GOOD = 0x80;
  private static final int EXPLICIT_0 = 0xa0;
  private static final int EXPLICIT_1 = 0xa1;
  private static final int EXPLICIT_2 = 0xa2;
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

  /// The times of a response that says *good* about one certificate and nothing about others; empty
  /// if it names no next update, or is another one.
  static Optional<OcspTimes> in(Bytes response) {
    try {
      return Optional.of(of(answer(data(basic(response)))));
    } catch (NoSuchElementException | DateTimeException _) {
      return Optional.empty();
    }
  }

  // OCSPResponse: the result, and if it is one, what type of response follows.
  private static Bytes basic(Bytes response) {
    Der in = inside(Der.reader(response), Der.SEQUENCE);
    Bytes _ = take(in, ENUMERATED);
    Der typed = inside(inside(in, EXPLICIT_0), Der.SEQUENCE);
    Bytes _ = take(typed, Der.OBJECT_IDENTIFIER);
    return take(typed, Der.OCTET_STRING);
  }

  // BasicOCSPResponse: what is signed comes first.
  private static Der data(Bytes basic) {
    return inside(inside(Der.reader(basic), Der.SEQUENCE), Der.SEQUENCE);
  }

  // ResponseData: the version, the responder by name or by key, a time, and the answers.
  private static Der answer(Der data) {
    Optional<Bytes> _ = data.next(EXPLICIT_0);
    if (data.next(EXPLICIT_1).isEmpty()) {
      Bytes _ = take(data, EXPLICIT_2);
    }
    Bytes _ = take(data, GENERALIZED_TIME);
    Der answers = inside(data, Der.SEQUENCE);
    Der answer = inside(answers, Der.SEQUENCE);
    if (!answers.isAtEnd()) {
      throw new NoSuchElementException("a response about several certificates");
    }
    return answer;
  }

  // SingleResponse: the certificate, its status, and the times.
  private static OcspTimes of(Der answer) {
    Bytes _ = take(answer, Der.SEQUENCE);
    Bytes _ = take(answer, GOOD);
    Instant since = time(take(answer, GENERALIZED_TIME));
    return new OcspTimes(since, time(take(inside(answer, EXPLICIT_0), GENERALIZED_TIME)));
  }

  private static Instant time(Bytes text) {
    String digits = new String(text.toArray(), StandardCharsets.US_ASCII);
    return LocalDateTime.parse(digits, FORM).toInstant(ZoneOffset.UTC);
  }

  private static Der inside(Der in, int tag) {
    return Der.reader(take(in, tag));
  }

  private static Bytes take(Der in, int tag) {
    return in.next(tag).orElseThrow();
  }
}
