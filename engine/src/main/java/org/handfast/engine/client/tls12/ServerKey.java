package org.handfast.engine.client.tls12;

import static org.handfast.engine.Side.SERVER;

import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Work;
import org.handfast.engine.handshake.tls12.Tls12PeerProof;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// The key of the server's that the premaster secret is agreed on with (RFC 5246 7.4.7).
sealed interface ServerKey {

  /// The check that it is the server's, as local work: the certificate's owner, if it is trusted
  /// and vouches for the key.
  Work<Fact.Authenticated> checkedBy(ClientConfig config);

  /// Makes the premaster secret.
  ///
  /// @param certified the key in the server's certificate, now that it is trusted
  Premaster agree(PublicKey certified, ClientContext context) throws TlsException;

  /// A premaster secret and the message that takes it to the server.
  record Premaster(ClientKeyExchange message, Secret secret) {}

  /// One made for this connection alone, and signed: whoever gets the certificate's key later reads
  /// nothing of it.
  record Ephemeral(KeyExchange exchange, Bytes point, Tls12PeerProof proof) implements ServerKey {
    @Override
    public Work<Fact.Authenticated> checkedBy(ClientConfig config) {
      return proof.checkedBy(config.verifier(), config.crypto());
    }

    @Override
    public Premaster agree(PublicKey certified, ClientContext context) throws TlsException {
      try {
        KeyExchange.Answer answer = exchange.answer(point, context.handshakeScope());
        return new Premaster(ClientKeyExchange.ofPoint(answer.share()), answer.secret());
      } catch (InvalidShareException e) {
        throw Tls12Violation.INVALID_POINT.by(SERVER, exchange.group() + ", " + e.getMessage());
      }
    }
  }

  /// The RSA key of the certificate itself, to which the premaster secret is encrypted. Only its
  /// owner can go on: that is the proof (RFC 5246 7.4.7.1).
  record Certified(PresentedChain chain) implements ServerKey {
    private static final int RANDOM_LENGTH = 46;

    @Override
    public Work<Fact.Authenticated> checkedBy(ClientConfig config) {
      return new Work<>(
          "checking the server's certificate",
          () -> new Fact.Authenticated(chain.judgedBy(config.verifier()), Optional.empty()));
    }

    // The version that was offered, and not the one that was negotiated, goes before the random
    // bytes: a rollback would show.
    @Override
    public Premaster agree(PublicKey certified, ClientContext context) throws TlsException {
      CryptoProvider crypto = context.config().crypto();
      byte[] premaster = new byte[2 + RANDOM_LENGTH];
      byte[] random = new byte[RANDOM_LENGTH];
      crypto.random().fill(random);
      System.arraycopy(random, 0, premaster, 2, RANDOM_LENGTH);
      Arrays.fill(random, (byte) 0);
      premaster[0] = (byte) (ProtocolVersion.TLS_1_2.code() >> 8);
      premaster[1] = (byte) ProtocolVersion.TLS_1_2.code();
      Secret secret = context.handshakeScope().adopt(premaster);
      try {
        Bytes encrypted = crypto.keyTransport().orElseThrow().encrypt(certified, secret);
        return new Premaster(ClientKeyExchange.ofEncryptedPremaster(encrypted), secret);
      } catch (InvalidKeyException e) {
        throw Tls12Violation.KEY_NOT_FOR_SUITE.by(SERVER, certified.getAlgorithm());
      }
    }
  }
}
