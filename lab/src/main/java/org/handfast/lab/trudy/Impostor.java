package org.handfast.lab.trudy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Refusal;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// Trudy speaks the protocol herself: as Alice to Bob, as Bob to Alice.
public final class Impostor {
  /// What she tells Bob; Alice would have said something else.
  static final Bytes BALANCE = Bytes.owning("balance 007\n".getBytes(StandardCharsets.US_ASCII));

  private Impostor() {}

  /// She shows this to Bob as Alice. If he falls for it she reads what he says; then she is Bob to
  /// Alice, and pays herself.
  public static Tactic as(Guise guise) {
    return middle -> {
      if (asAlice(middle, guise)) {
        asBob(middle);
      }
    };
  }

  /// She is Bob to Alice from the beginning; what Bob himself says stays with her.
  public static Tactic asBob() {
    return middle -> {
      middle.nextFrom(Person.BOB).ifPresent(middle::drop);
      asBob(middle);
    };
  }

  /// She shows Alice's certificate, cannot go on as Alice could, and tries it with this instead.
  ///
  /// @param noise what Alice might send next, for who has no key to read it
  public static Tactic withoutKey(Noise noise) {
    return middle -> {
      try {
        asAlice(middle, Guise.CERTIFICATE_WITHOUT_KEY);
      } catch (Refusal cannotOpen) {
        noise.send(middle);
        middle.fin(Person.BOB);
      }
    };
  }

  /// Something in place of what she cannot make.
  @FunctionalInterface
  public interface Noise {
    /// Sends it to Bob.
    void send(Middle middle) throws IOException;
  }

  /// Whether Bob has said anything to her.
  private static boolean asAlice(Middle middle, Guise guise) throws IOException {
    Middle.World world = middle.world();
    Wire bob = middle.towards(Person.BOB);
    Actor trudy = world.trudy(List.of(BALANCE));
    world.protocol().alice(trudy, bob, world.identity(guise));
    bob.leave();
    return !trudy.delivered().isEmpty();
  }

  private static void asBob(Middle middle) throws IOException {
    Middle.World world = middle.world();
    Wire alice = middle.towards(Person.ALICE);
    world.protocol().bob(world.trudy(List.of(Lines.FORGED)), alice, world.trust());
    alice.leave();
  }
}
