package org.handfast.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class Rfc8448Test {

  @Test
  void everyTraceHasItsSteps() {
    assertThat(Arrays.stream(Rfc8448.values()).map(trace -> trace.steps().size()))
        .containsExactly(1, 55, 60, 54, 52, 51);
  }

  @Test
  void messagesAreInTheOrderTheyAreMade() {
    assertThat(types(Rfc8448.SIMPLE)).containsExactly(1, 2, 8, 11, 15, 20, 20, 4);
    assertThat(types(Rfc8448.RESUMED)).containsExactly(1, 2, 8, 20, 5, 20);
    assertThat(types(Rfc8448.HELLO_RETRY_REQUEST)).containsExactly(1, 2, 1, 2, 8, 11, 15, 20, 20);
    assertThat(types(Rfc8448.CLIENT_AUTHENTICATION))
        .containsExactly(1, 2, 8, 13, 11, 15, 20, 11, 15, 20);
    assertThat(types(Rfc8448.COMPATIBILITY_MODE)).containsExactly(1, 2, 8, 11, 15, 20, 20);
  }

  @Test
  void aValueIsFoundByActorActionAndLabel() {
    Bytes key = Rfc8448.SIMPLE.value("client", "create an ephemeral x25519 key pair", "public key");
    assertThat(key.length()).isEqualTo(32);
    assertThat(key.toHex()).startsWith("99381de560e4bd43").endsWith("691e529aaf2c");
    assertThat(
            Rfc8448.SIMPLE
                .value("client", "derive write traffic keys for application data", "iv info")
                .toHex())
        .isEqualTo("000c08746c73313320697600");
  }

  @Test
  void anEmptyValueIsThere() {
    Rfc8448.Step keys =
        Rfc8448.SIMPLE.steps("client", "calculate finished \"tls13 finished\"").getFirst();
    assertThat(keys.value("hash")).isEqualTo(Bytes.EMPTY);
  }

  private static List<Integer> types(Rfc8448 trace) {
    return trace.handshakeMessages().stream().map(message -> message.at(0)).toList();
  }
}
