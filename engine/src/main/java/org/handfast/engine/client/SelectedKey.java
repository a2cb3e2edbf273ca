package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.protocol.extension.SelectedPsk;
import org.handfast.protocol.message.ServerHello;

/// The pre-shared key that the server has selected, RFC 9846 4.3.11.
///
/// @param index its place in the offer
record SelectedKey(int index, OfferedPsk psk) {

  /// What becomes known with the key, now that the server has proved that it has it.
  void tell(ClientContext context) {
    if (psk.session().isPresent()) {
      context.learn(new Fact.Resumed());
      psk.session().get().peer().ifPresent(context::learn);
    } else {
      context.learn(new Fact.ExternalPsk(psk.identity().identity()));
    }
  }

  /// The selection in this hello; empty if the server wants no pre-shared key.
  static Optional<SelectedKey> in(ServerHello hello, NegotiatedSuite suite, Offer offer)
      throws TlsException {
    Optional<SelectedPsk> selected = hello.extensions().find(SelectedPsk.class);
    if (selected.isEmpty()) {
      return Optional.empty();
    }
    int index = selected.get().index();
    if (index >= offer.psks().size()) {
      throw PskViolation.UNOFFERED_KEY.by(SERVER, "number " + index);
    }
    OfferedPsk psk = offer.psks().get(index);
    if (psk.hash().algorithm() != suite.hash().algorithm()) {
      throw PskViolation.KEY_OF_ANOTHER_HASH.by(SERVER, suite.code().toString());
    }
    return Optional.of(new SelectedKey(index, psk));
  }
}
