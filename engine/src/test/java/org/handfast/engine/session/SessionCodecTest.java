package org.handfast.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class SessionCodecTest {

  @Test
  void aSessionComesBackAsItWas() {
    for (Session session : List.of(Sessions.plain(), Sessions.full(1), Sessions.full(3))) {
      Session decoded = SessionCodec.decode(SessionCodec.encode(session)).orElseThrow();
      assertThat(decoded.terms()).isEqualTo(session.terms());
      assertThat(Sessions.key(decoded)).isEqualTo(Sessions.PSK);
    }
  }

  @Test
  void everyTruncationIsNoSession() {
    byte[] encoded = SessionCodec.encode(Sessions.full(1));
    for (int length = 0; length < encoded.length; length++) {
      assertThat(SessionCodec.decode(Arrays.copyOf(encoded, length))).isEmpty();
    }
    assertThat(SessionCodec.decode(Arrays.copyOf(encoded, encoded.length + 1))).isEmpty();
  }

  @Test
  void anotherFormatIsNoSession() {
    byte[] encoded = SessionCodec.encode(Sessions.plain());
    for (int format : new int[] {0, 1, 3, 255}) {
      encoded[0] = (byte) format;
      assertThat(SessionCodec.decode(encoded)).isEmpty();
    }
  }

  @Test
  void noBytesMakeItThrow() {
    Random random = new Random(1);
    byte[] encoded = SessionCodec.encode(Sessions.full(1));
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] spoiled = encoded.clone();
      // The head, where all lengths but the certificate's are.
      spoiled[1 + random.nextInt(60)] = (byte) random.nextInt();
      read += SessionCodec.decode(spoiled).isPresent() ? 1 : 0;
    }
    assertThat(read).isBetween(1, 19_999);
  }

  @Test
  void aPeerWithoutCertificatesIsNone() {
    byte[] encoded = SessionCodec.encode(Sessions.plain());
    // Behind the fixed fields, two empty names, a binding of two bytes and the kind of secret.
    int scheme = 1 + 2 + 8 + 4 + 4 + 4 + 2 + 2 + 3 + 1;
    encoded[scheme] = 8;
    encoded[scheme + 1] = 4;
    assertThat(SessionCodec.decode(encoded).orElseThrow().terms().peer()).isEmpty();
  }

  @Test
  void noSecretIsPrinted() {
    Session session = Sessions.full(1);
    SessionTicket ticket = new SessionTicket(Bytes.of((byte) 1), session);
    for (Object printed :
        List.of(session, session.terms(), ticket, new SessionKey("peer", session))) {
      assertThat(printed.toString()).doesNotContainIgnoringCase("c0ffee");
    }
  }
}
