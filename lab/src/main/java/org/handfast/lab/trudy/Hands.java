package org.handfast.lab.trudy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;

/// One play with moves: what the user asked for is done with the records that are named, and the
/// others are passed on.
final class Hands {
  private final Middle middle;
  private final Map<String, Move> moves;
  private final Set<String> unseen;
  private final Map<String, List<Card>> waiting = new LinkedHashMap<>();
  private final Set<Person> ended = EnumSet.noneOf(Person.class);

  Hands(Middle middle, Map<String, Move> moves) {
    this.middle = middle;
    this.moves = Map.copyOf(moves);
    this.unseen = new LinkedHashSet<>(moves.keySet());
  }

  void play() throws IOException {
    Deed.withEach(middle, (_, card) -> take(card));
    for (String card : unseen) {
      middle.notes(card + " never came");
    }
    for (Map.Entry<String, List<Card>> held : waiting.entrySet()) {
      for (Card card : held.getValue()) {
        middle.notes(card.id() + " stays with Trudy, for " + held.getKey() + " never came");
      }
    }
  }

  private void take(Card card) throws IOException {
    unseen.remove(card.id());
    if (ended.contains(card.from())) {
      middle.drop(card);
    } else if (moves.get(card.id()) instanceof Move.After(String other)) {
      middle.hold(card);
      waiting.computeIfAbsent(other, _ -> new ArrayList<>()).add(card);
    } else {
      move(card, moves.getOrDefault(card.id(), new Move.Pass()));
      letGoBehind(card);
    }
  }

  private void move(Card card, Move move) throws IOException {
    switch (move) {
      case Move.Pass(), Move.After(_) -> middle.pass(card);
      case Move.Drop() -> middle.drop(card);
      case Move.Copy() -> {
        middle.pass(card);
        middle.copy(card);
      }
      case Move.Reflect() -> {
        middle.pass(card);
        middle.reflect(card);
      }
      case Move.Edit edit -> edit(card, edit);
      case Move.Fin() -> {
        middle.drop(card);
        middle.fin(card.to());
        ended.add(card.from());
      }
      case Move.Rst() -> {
        middle.drop(card);
        reset();
      }
    }
  }

  private void edit(Card card, Move.Edit edit) throws IOException {
    if (edit.needed() > card.bytes().length()) {
      middle.notes(card.id() + " has " + card.bytes().length() + " bytes only, from 0 on");
      middle.pass(card);
    } else {
      middle.edit(card, edit.of(card.bytes()), edit.inWords());
    }
  }

  private void reset() throws IOException {
    for (Person person : List.of(Person.ALICE, Person.BOB)) {
      middle.rst(person);
      middle.ignore(person);
    }
    unseen.clear();
  }

  private void letGoBehind(Card card) throws IOException {
    List<Card> behind = waiting.remove(card.id());
    if (behind != null) {
      for (Card held : behind) {
        middle.release(held);
        letGoBehind(held);
      }
    }
  }
}
