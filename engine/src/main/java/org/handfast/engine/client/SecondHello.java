package org.handfast.engine.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.schedule.Transcript;
import org.handfast.protocol.extension.Cookie;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HelloRetryRequest;

/// The second ClientHello, RFC 9846 4.2.2: the first, with what the HelloRetryRequest asked for and
/// nothing else changed. The server holds it to that.
final class SecondHello {
  private SecondHello() {}

  /// Makes the second offer of the first.
  ///
  /// @param shares the new key pair, or the first offer's if the group was not the issue
  /// @param retry its cookie is returned as it is
  /// @param suite selected by it: keys of another hash function are of no use any more
  /// @param transcript with both messages in it
  /// @param now tells the age of the tickets again
  static Offer of(
      Offer first,
      List<KeyExchange.Offer> shares,
      HelloRetryRequest retry,
      NegotiatedSuite suite,
      Transcript transcript,
      Instant now) {
    ClientHello hello = first.hello();
    boolean others = !shares.equals(first.shares());
    List<Extension> all = new ArrayList<>(hello.extensions().all().size() + 1);
    retry.extensions().find(Cookie.class).ifPresent(all::add);
    for (Extension extension : hello.extensions().all()) {
      switch (extension) {
        case KeyShares _ -> all.add(others ? Offer.keyShares(shares) : extension);
        // RFC 9846 4.3.10: early data ends with the first hello.
        case EarlyData _, PreSharedKeys _ -> {}
        default -> all.add(extension);
      }
    }
    List<OfferedPsk> psks =
        first.psks().stream()
            .filter(psk -> psk.hash().algorithm() == suite.hash().algorithm())
            .map(psk -> psk.atAge(now))
            .toList();
    ClientHello second = hello.with(new Extensions(all));
    return new Offer(Binders.bind(second, psks, transcript), shares, psks, first.session());
  }
}
