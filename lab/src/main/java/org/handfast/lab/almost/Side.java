package org.handfast.lab.almost;

import java.io.IOException;
import org.handfast.lab.almost.Handshake.Finished;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Check;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// What Bob and Alice do alike: each has a direction to send in, one to receive from, a transcript
/// of both, and at some point keys.
final class Side {
  private final Actor as;
  private final Variant variant;
  private final Transcript transcript = new Transcript();
  private final Outgoing out;
  private final Incoming in;

  Side(Actor as, Wire wire, Variant variant) {
    this.as = as;
    this.variant = variant;
    this.out = new Outgoing(as, wire, variant, transcript);
    this.in = new Incoming(as, wire, variant, transcript);
  }

  Outgoing out() {
    return out;
  }

  Incoming in() {
    return in;
  }

  /// What this side does or waits for now.
  void is(String state) {
    as.enters("state", state);
  }

  /// A nonce of one's own, where this role throws one.
  Bytes throwNonce(Person role, String name) {
    Bytes nonce = as.throwDice(variant.nonces().lengthOf(role));
    if (!nonce.isEmpty()) {
      as.learns(name, nonce, "");
    }
    return nonce;
  }

  /// The nonce that came from the other role, which must be there exactly where one is thrown.
  Bytes takeNonce(Person role, String name, Bytes nonce, String step) throws IOException {
    if (nonce.length() != variant.nonces().lengthOf(role)) {
      throw as.refuses(
          step, Check.MESSAGE, "a nonce of " + nonce.length() + " bytes has no place here");
    }
    if (!nonce.isEmpty()) {
      as.learns(name, nonce, role == Person.BOB ? "from Bob's hello" : "from Alice's answer");
    }
    return nonce;
  }

  /// From now on both directions are under their keys.
  ///
  /// @param sending those for what this side sends
  void turnKeys(SessionKeys keys, DirectionKeys sending, DirectionKeys receiving) {
    keys.values()
        .forEach(
            value ->
                as.learns(
                    value.name(),
                    value.bytes(),
                    value.formula(),
                    value.inputs().toArray(String[]::new)));
    out.protect(sending);
    in.protect(receiving);
  }

  /// Sends the MAC of all handshake messages so far.
  void sendFinished(DirectionKeys sending) throws IOException {
    out.message("Finished", new Finished(transcript.mac(sending).bytes()));
  }

  /// Reads the other side's, and holds it against this side's own view of the same messages.
  void checkFinished(DirectionKeys receiving) throws IOException {
    is("awaits Finished");
    Tag expected = transcript.mac(receiving);
    Finished finished = in.message("Finished", Finished.class);
    as.compares(in.card(), expected.beside(finished.mac()));
    if (!finished.mac().equals(expected.bytes())) {
      throw as.refuses(
          "Finished", Check.FINISHED, "the two have not seen the same handshake messages");
    }
  }
}
