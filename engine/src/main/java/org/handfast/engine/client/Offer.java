package org.handfast.engine.client;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.NamedGroup;

/// What the client has offered: the hello as it was sent, and the key pairs behind its shares.
record Offer(ClientHello hello, List<KeyExchange.Offer> shares) {
  Offer {
    shares = List.copyOf(shares);
  }

  /// The key pair behind the share of this group.
  Optional<KeyExchange.Offer> share(NamedGroup group) {
    return shares.stream().filter(share -> share.group().equals(group)).findFirst();
  }
}
