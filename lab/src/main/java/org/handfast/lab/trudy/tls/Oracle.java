package org.handfast.lab.trudy.tls;

import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Stalled;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.stage.Wire;
import org.handfast.lab.trudy.Recording;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;

/// Alice is asked which encrypted secrets open: each goes to her in a session of its own, made of
/// Bob's first flights. If two answers differ, she tells.
final class Oracle {
  private Oracle() {}

  /// Asks all the questions there are, and compares all that can be seen of the answers.
  static Tactic tactic() {
    return middle -> {
      List<Card> flight = handshake(Recording.of(middle).from(Person.BOB));
      Set<Answer> answers = new LinkedHashSet<>();
      for (Question question : questions(middle, flight)) {
        Answer answer = ask(middle, flight, question);
        middle.notes("The secret: " + question.words() + ". Alice: " + answer + ".");
        answers.add(answer);
      }
      if (answers.size() > 1) {
        middle.gains("which secrets open");
      } else {
        middle.notes("One answer to all of them: it says nothing.");
      }
    };
  }

  /// Bob's records up to his Finished, which stands behind ChangeCipherSpec.
  private static List<Card> handshake(List<Card> cards) {
    List<Card> flight = new ArrayList<>();
    boolean keysAreDue = false;
    for (Card card : cards) {
      flight.add(card);
      if (keysAreDue) {
        break;
      }
      keysAreDue = ClearRecord.isOf(ContentType.CHANGE_CIPHER_SPEC, card.bytes());
    }
    return flight;
  }

  private static List<Question> questions(Middle middle, List<Card> flight) {
    Bytes bobs =
        flight.stream()
            .flatMap(card -> ClearRecord.in(card.bytes()).stream())
            .flatMap(record -> record.find(ClientKeyExchange.class).stream())
            .map(Oracle::encrypted)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Bob sent no secret"));
    Middle.World world = middle.world();
    RSAPublicKey key =
        (RSAPublicKey) world.identity(Guise.CERTIFICATE_WITHOUT_KEY).certificate().getPublicKey();
    Actor trudy = world.trudy(List.of());
    return Question.about(bobs, key, trudy);
  }

  private static Bytes encrypted(ClientKeyExchange exchange) {
    try {
      return exchange.encryptedPremaster();
    } catch (DecodeException malformed) {
      throw new IllegalStateException("Bob's secret has another form", malformed);
    }
  }

  private static Answer ask(Middle middle, List<Card> flight, Question question)
      throws IOException {
    Wire wire = middle.world().call(0, "Trudy asks with " + question.words());
    HandshakeMessage asked = ClientKeyExchange.ofEncryptedPremaster(question.encrypted());
    for (Card card : flight) {
      var changed =
          ClearRecord.in(card.bytes())
              .flatMap(record -> record.changing(ClientKeyExchange.class, _ -> asked));
      if (changed.isPresent()) {
        middle.edit(card, changed.get().bytes(), question.words(), wire);
      } else {
        middle.copy(card, wire);
      }
    }
    Answer answer = answer(wire);
    wire.leave();
    return answer;
  }

  private static Answer answer(Wire wire) throws IOException {
    Bytes all = Bytes.EMPTY;
    try {
      for (Bytes some = wire.readSome(); !some.isEmpty(); some = wire.readSome()) {
        all = Bytes.concat(all, some);
      }
      return Answer.to(all, Answer.End.CLOSED);
    } catch (Stalled _) {
      return Answer.to(all, Answer.End.OPEN);
    }
  }
}
