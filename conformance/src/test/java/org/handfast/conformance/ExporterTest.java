package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Exporters (RFC 9846 7.5) and the channel binding tls-exporter (RFC 9266)")
class ExporterTest {
  private static final String LABEL = "EXPERIMENTAL handfast";
  private static final Bytes CONTEXT = Bytes.of((byte) 1, (byte) 2);
  private static final int LONGEST = 255 * 32;

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 1000, LONGEST})
  void bothEndsExportTheSame(int length) {
    Pair pair = Pair.plain().handshake();
    byte[] exported = pair.client.connection.export(LABEL, CONTEXT, length);
    assertThat(exported)
        .hasSize(length)
        .isEqualTo(pair.server.connection.export(LABEL, CONTEXT, length))
        .isNotEqualTo(new byte[length]);
  }

  @Test
  void labelContextLengthAndConnectionAllMatter() {
    TlsConnection connection = Pair.plain().handshake().client.connection;
    TlsConnection another = Pair.plain().handshake().client.connection;
    assertThat(
            Stream.of(
                    connection.export(LABEL, CONTEXT, 32),
                    connection.export(LABEL, Bytes.EMPTY, 32),
                    connection.export(LABEL + "!", CONTEXT, 32),
                    Bytes.of(connection.export(LABEL, CONTEXT, 33)).slice(0, 32).toArray(),
                    another.export(LABEL, CONTEXT, 32))
                .map(Bytes::of))
        .doesNotHaveDuplicates();
  }

  @Test
  void theChannelBindingIsTheExportersValue() {
    Pair pair = Pair.plain().handshake();
    Bytes binding = pair.client.connection.channelBinding();
    assertThat(binding).isEqualTo(pair.server.connection.channelBinding());
    assertThat(binding.toArray())
        .isEqualTo(pair.client.connection.export("EXPORTER-Channel-Binding", Bytes.EMPTY, 32));
  }

  @Test
  void nothingIsExportedOutOfRange() {
    TlsConnection connection = Pair.plain().handshake().client.connection;
    assertThatCode(() -> connection.export("x".repeat(249), CONTEXT, 1)).doesNotThrowAnyException();
    // Two bytes a letter in UTF-8.
    for (String label : List.of("", "x".repeat(250), "\u00e9".repeat(125))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> connection.export(label, CONTEXT, 32))
          .withMessageContaining("label");
    }
    for (int length : List.of(-1, 0, LONGEST + 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> connection.export(LABEL, CONTEXT, length))
          .withMessageContaining("between 1 and " + LONGEST);
    }
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void nothingIsExportedBeforeTheHandshakeIsDone(Side side) throws TlsException {
    Pair pair = Pair.plain();
    Endpoint end = pair.end(side);
    // The server has its keys by then, and the client's Finished is still to come.
    pair.server.receive(Bytes.concat(pair.client.flush().toArray(Bytes[]::new)));
    assertThatIllegalStateException()
        .isThrownBy(() -> end.connection.export(LABEL, CONTEXT, 32))
        .withMessageContaining("before the handshake is done");
    pair.handshake();
    assertThat(end.connection.export(LABEL, CONTEXT, 32)).hasSize(32);
  }

  static Stream<Named<Consumer<Pair>>> ends() {
    return Stream.of(
        Named.of("closed both ways, the client first", pair -> close(pair, Side.CLIENT)),
        Named.of("closed both ways, the server first", pair -> close(pair, Side.SERVER)),
        Named.of(
            "aborted",
            pair -> {
              pair.client.connection.abort();
              pair.server.connection.abort();
            }),
        Named.of(
            "failed",
            pair -> {
              Bytes noise =
                  RecordCipher.plain(ContentType.APPLICATION_DATA, Bytes.owning(new byte[40]));
              pair.relayedBy((_, _) -> List.of(noise));
              pair.send(Side.CLIENT, Bytes.of((byte) 1));
            }));
  }

  private static void close(Pair pair, Side first) {
    pair.end(first).connection.outbound().close();
    pair.run();
    // As long as one direction lives, so do the exporters.
    assertThat(pair.client.connection.export(LABEL, CONTEXT, 32)).hasSize(32);
    assertThat(pair.server.connection.export(LABEL, CONTEXT, 32)).hasSize(32);
    pair.end(first.peer()).connection.outbound().close();
    pair.run();
  }

  @ParameterizedTest
  @MethodSource("ends")
  void nothingIsExportedAfterTheEnd(Consumer<Pair> end) {
    Pair pair = Pair.plain().handshake();
    end.accept(pair);
    for (Side side : Side.values()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> pair.end(side).connection.export(LABEL, CONTEXT, 32))
          .withMessageContaining("has ended");
    }
  }

  @Test
  void newTrafficKeysChangeNoExports() {
    Pair pair = Pair.plain().handshake();
    Bytes before = pair.client.connection.channelBinding();
    pair.client.connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    pair.run().exchange();
    assertThat(pair.client.connection.channelBinding())
        .isEqualTo(before)
        .isEqualTo(pair.server.connection.channelBinding());
  }
}
