package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import java.security.MessageDigest;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.session.Session;
import org.handfast.protocol.wire.Bytes;

/// A pre-shared key whose binder has been verified: there is no other way to one.
///
/// @param index its place in the client's offer
/// @param stage the key schedule with the key in it
/// @param origin what is known with the key
/// @param earlyData how many bytes of early data are taken under it; 0 for none
record ChosenPsk(int index, EarlyStage stage, Origin origin, int earlyData) {

  /// Where the key comes from.
  sealed interface Origin {
    /// An earlier connection with these terms.
    record Resumed(Session.Terms terms) implements Origin {}

    /// Elsewhere; with this label.
    record External(Bytes identity) implements Origin {}
  }

  /// Verifies the binder of the known key, which ends here.
  ///
  /// @param helloHash the transcript up to the ClientHello without its binders
  /// @throws PeerViolation if it does not verify, compared in time that does not tell where
  static ChosenPsk verified(
      KnownPsk known, Bytes binder, Bytes helloHash, NegotiatedSuite suite, SecretScope scope)
      throws PeerViolation {
    EarlyStage stage = EarlyStage.withPsk(suite.hash(), known.key(), scope);
    known.release();
    Bytes expected = stage.binder(known.kind(), helloHash);
    if (!MessageDigest.isEqual(expected.toArray(), binder.toArray())) {
      throw PskViolation.BAD_BINDER.by(CLIENT);
    }
    Origin origin =
        switch (known) {
          case KnownPsk.OfTicket(_, Session session) -> new Origin.Resumed(session.terms());
          case KnownPsk.External(_, var psk) -> new Origin.External(psk.identity());
        };
    return new ChosenPsk(known.index(), stage, origin, 0);
  }

  ChosenPsk takingEarlyData(int bytes) {
    return new ChosenPsk(index, stage, origin, bytes);
  }

  /// What becomes known with the key.
  void tell(ServerContext context) {
    switch (origin) {
      case Origin.Resumed(Session.Terms terms) -> {
        context.learn(new Fact.Resumed());
        Optional<Fact.Authenticated> client = terms.peer();
        client.ifPresent(context::learn);
      }
      case Origin.External(Bytes identity) -> context.learn(new Fact.ExternalPsk(identity));
    }
  }
}
