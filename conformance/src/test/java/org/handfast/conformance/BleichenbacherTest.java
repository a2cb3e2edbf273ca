package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is wrong with a premaster secret, a server says the same at the same place: as much as
/// to a client whose premaster secret is well-formed and who does not know it.
@DisplayName("Row 3: malformed premaster secrets (CVE-2017-17428, ROBOT, CVE-1999-0007, Marvin)")
class BleichenbacherTest {
  private static final Map<String, Bytes> BAD = BadPremasters.all();

  /// How the client goes on after its key exchange.
  enum Ending {
    AS_IF_NOTHING_WAS {
      @Override
      void go(RawClient12 client) throws TlsException {
        client.sendChange();
        client.sendFinished();
      }
    },
    WITHOUT_CHANGE_CIPHER_SPEC {
      @Override
      void go(RawClient12 client) throws TlsException {
        client.sendFinished();
      }
    },
    WITHOUT_FINISHED {
      @Override
      void go(RawClient12 client) throws TlsException {
        client.sendChange();
        client.sendData("no Finished");
      }
    };

    abstract void go(RawClient12 client) throws TlsException;
  }

  /// All that can be told from outside, and from inside too.
  ///
  /// @param accepted how many records the server has taken after the hello
  record Outcome(AlertDescription alert, int accepted, String stage, String message) {}

  static Stream<Arguments> ways() {
    return Stream.of(
            CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
            CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256,
            CipherSuite.TLS_RSA_WITH_NULL_SHA256)
        .flatMap(
            suite ->
                Stream.of(Ending.values())
                    .flatMap(
                        ending ->
                            Stream.of(true, false)
                                .map(extended -> Arguments.of(suite, ending, extended))));
  }

  @ParameterizedTest(name = "{0}, {1}, extended master secret {2}")
  @MethodSource("ways")
  void allOfThemFailAlike(CipherSuite suite, Ending ending, boolean extended) throws TlsException {
    assertThat(BAD).hasSizeGreaterThan(40);
    Map<Outcome, String> outcomes = new LinkedHashMap<>();
    outcomes.put(
        outcome(BadPremasters.good(), suite, ending, extended), "well-formed, and not known");
    for (Map.Entry<String, Bytes> bad : BAD.entrySet()) {
      outcomes.putIfAbsent(outcome(bad.getValue(), suite, ending, extended), bad.getKey());
    }
    assertThat(outcomes).hasSize(1);
    Outcome one = outcomes.keySet().iterator().next();
    boolean ordered = ending != Ending.WITHOUT_CHANGE_CIPHER_SPEC;
    assertThat(one.alert())
        .isEqualTo(ordered ? AlertDescription.BAD_RECORD_MAC : AlertDescription.UNEXPECTED_MESSAGE);
    assertThat(one.accepted()).isEqualTo(ordered ? 2 : 1);
  }

  @Test
  void noTwoOfThemAreTheSame() {
    Set<Bytes> different = new HashSet<>(BAD.values());
    assertThat(different).hasSameSizeAs(BAD.keySet());
  }

  @Test
  void theWellFormedOneConnectsWhoeverKnowsIt() throws TlsException {
    // The net is no tighter than it has to be.
    RawClient12 client = Tls12.rawClient(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256);
    Tls12HandshakeTest.assertTalks(client.handshake());
  }

  private static Outcome outcome(
      Bytes ciphertext, CipherSuite suite, Ending ending, boolean extended) throws TlsException {
    RawClient12 client = Tls12.rawClient(suite);
    client.extended = extended;
    client.sendHello();
    client.premaster =
        Bytes.concat(Bytes.of((byte) 3, (byte) 3), TestCrypto.PROVIDER.random().next(46));
    client.sendKeyExchange(ClientKeyExchange.ofEncryptedPremaster(ciphertext));
    List<Content> meanwhile = client.collect();
    assertThat(meanwhile).as("said before the Finished").isEmpty();
    try {
      ending.go(client);
    } catch (TlsException e) {
      List<Bytes> said = client.opposite.flush();
      assertThat(said).hasSize(1);
      assertThat(said.getFirst().at(0)).isEqualTo(ContentType.ALERT.code());
      return new Outcome(
          new AlertDescription(said.getFirst().at(6)),
          e.stage().equals("awaiting the client's ChangeCipherSpec") ? 1 : 2,
          e.stage(),
          e.getMessage());
    }
    throw new AssertionError("nobody noticed");
  }
}
