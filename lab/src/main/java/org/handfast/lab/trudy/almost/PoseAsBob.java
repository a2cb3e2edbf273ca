package org.handfast.lab.trudy.almost;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.lab.almost.Handshake;
import org.handfast.lab.almost.Layers;
import org.handfast.lab.almost.Oaep;
import org.handfast.lab.almost.Protection;
import org.handfast.lab.almost.RecordType;
import org.handfast.lab.almost.SessionKeys;
import org.handfast.lab.almost.SslRecord;
import org.handfast.lab.almost.Transcript;
import org.handfast.lab.almost.Variant;
import org.handfast.lab.almost.Variant.Closing;
import org.handfast.lab.almost.Variant.Ending;
import org.handfast.lab.almost.Variant.Integrity;
import org.handfast.lab.authority.Certificates;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Arrival;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.protocol.wire.Bytes;

/// She lets the two say hello, keeps Bob's secret to herself, and sends Alice one of her own: Alice
/// has a session with Trudy that Bob began. Bob waits for ever.
final class PoseAsBob {
  private final Middle middle;
  private final Variant variant;
  private final Actor trudy;
  private final List<Card> hello = new ArrayList<>();

  private PoseAsBob(Middle middle, Variant variant) {
    this.middle = middle;
    this.variant = variant;
    this.trudy = middle.world().trudy(List.of(Lines.FORGED));
  }

  static Tactic on(Variant variant) {
    return middle -> new PoseAsBob(middle, variant).play();
  }

  private void play() throws IOException {
    middle.drop(passUntilTheSecret());
    Bytes secret = trudy.throwDice(variant.secretLength());
    trudy.learns(variant.secret().name(), secret, "");
    Handshake message = new Handshake.Secret(encrypted(secret));
    middle.inject(
        Person.ALICE,
        List.of(Layers.clear(variant, message), Layers.secret(variant, secret)),
        "secret");
    Reading reading = new Reading(middle, variant, hello, secret);
    SessionKeys keys = Reading.keys(variant, hello, secret);
    Protection sending = new Protection(variant.integrity(), keys.bob());
    if (variant.ending() == Ending.WITH_MACS) {
      send(sending, RecordType.HANDSHAKE, finished(keys, message).encode(), "Finished");
      readNext(reading);
    }
    readNext(reading);
    sayAndClose(sending);
    while (readNext(reading)) {
      // Whatever Alice still has to say.
    }
  }

  private Card passUntilTheSecret() throws IOException {
    while (true) {
      Arrival arrival = middle.next();
      if (!(arrival instanceof Arrival.Unit(Card card))) {
        throw new IllegalStateException("Bob sends no secret");
      }
      if (Seen.message(card).filter(Handshake.Secret.class::isInstance).isPresent()) {
        return card;
      }
      hello.add(card);
      middle.pass(card);
    }
  }

  /// To whom it belongs does not matter: anybody can encrypt with a public key.
  private Bytes encrypted(Bytes secret) {
    Bytes certificate =
        Seen.first(hello, Handshake.Certificate.class).orElseThrow().chain().getFirst();
    try {
      PublicKey key = Certificates.read(certificate).getPublicKey();
      return Oaep.encrypt(key, secret, trudy.random());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Alice's certificate is a good one", e);
    }
  }

  /// The MAC of all messages as Alice has seen them, Trudy's secret among them.
  private Handshake finished(SessionKeys keys, Handshake secret) {
    Transcript transcript = new Transcript();
    hello.forEach(card -> transcript.add(Seen.record(card).fragment()));
    transcript.add(secret.encode());
    return new Handshake.Finished(transcript.mac(keys.bob()).bytes());
  }

  private void sayAndClose(Protection sending) throws IOException {
    RecordType last =
        variant.closing() == Closing.TYPE_OF_LAST ? RecordType.CLOSE : RecordType.DATA;
    send(sending, last, Lines.FORGED, "data 1");
    if (variant.closing() == Closing.RECORD || variant.integrity() == Integrity.STREAM_MAC) {
      send(sending, RecordType.CLOSE, Bytes.EMPTY, "close");
    }
    middle.fin(Person.ALICE);
  }

  private void send(Protection sending, RecordType type, Bytes data, String name)
      throws IOException {
    Protection.Sealed sealed = sending.seal(type, data, trudy.throwDice(sending.ivLength()));
    middle.inject(
        Person.ALICE,
        List.of(
            Layers.sealed(new SslRecord(type, sealed.fragment()), sending.keys(), sealed.content()),
            Layers.inside(type, sending.keys(), sealed.content())),
        name);
  }

  private boolean readNext(Reading reading) throws IOException {
    Optional<Card> card = middle.nextFrom(Person.ALICE);
    card.ifPresent(
        next -> {
          middle.drop(next);
          reading.open(next);
        });
    return card.isPresent();
  }
}
