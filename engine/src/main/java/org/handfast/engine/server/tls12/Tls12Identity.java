package org.handfast.engine.server.tls12;

import java.util.List;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// What the server proves its identity with, and the suite that goes with it.
sealed interface Tls12Identity {
  Tls12Suite suite();

  /// DER, the end entity first.
  List<Bytes> chain();

  /// What may stand beside the certificates.
  List<Staple> staples();

  /// A key that signs the server's half of an ephemeral exchange.
  record Signing(
      Tls12Suite suite, KeyExchange exchange, Credential credential, SignatureScheme scheme)
      implements Tls12Identity {
    @Override
    public List<Bytes> chain() {
      return credential.chain();
    }

    @Override
    public List<Staple> staples() {
      return credential.staples();
    }
  }

  /// A key that decrypts the premaster secret.
  record KeyTransport(Tls12Suite suite, KeyTransportCredential credential)
      implements Tls12Identity {
    @Override
    public List<Bytes> chain() {
      return credential.chain();
    }

    @Override
    public List<Staple> staples() {
      return credential.staples();
    }
  }

  /// What stands beside the end entity's certificate.
  default Staple staple() {
    return staples().isEmpty() ? Staple.NONE : staples().getFirst();
  }
}
