package org.handfast.engine.client;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.client.tls12.OfferedSession;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.session.Session;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;

/// What the client has offered: the hello as it was sent, the key pairs behind its shares, and the
/// pre-shared keys behind its labels.
///
/// @param session of TLS 1.2, whose name is in the hello
record Offer(
    ClientHello hello,
    List<KeyExchange.Offer> shares,
    List<OfferedPsk> psks,
    Optional<OfferedSession> session) {
  Offer {
    shares = List.copyOf(shares);
    psks = List.copyOf(psks);
  }

  /// The shares of these key pairs.
  static KeyShares keyShares(List<KeyExchange.Offer> pairs) {
    return new KeyShares(
        pairs.stream().map(pair -> new KeyShareEntry(pair.group(), pair.share())).toList());
  }

  /// The key pair behind the share of this group.
  Optional<KeyExchange.Offer> share(NamedGroup group) {
    return shares.stream().filter(share -> share.group().equals(group)).findFirst();
  }

  /// The terms under which early data is sent, if it is.
  Optional<Session.Terms> earlyData() {
    return hello.extensions().contains(ExtensionType.EARLY_DATA)
        ? psks.getFirst().session()
        : Optional.empty();
  }
}
