package org.handfast.lab.ladder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// All that the lab says in prose: about rungs, attacks, the chapter and what it simplifies. The
/// pages lie beside this class; [Sections] tells their form.
public final class Texts {
  private static final Set<String> NUMBERS = Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9");

  private final Map<Rung, RungText> rungs;
  private final Map<Attack, AttackText> attacks;
  private final List<Sentence> sentences;
  private final List<Erratum> errata;

  private Texts(
      Map<Rung, RungText> rungs,
      Map<Attack, AttackText> attacks,
      List<Sentence> sentences,
      List<Erratum> errata) {
    this.rungs = rungs;
    this.attacks = attacks;
    this.sentences = sentences;
    this.errata = errata;
  }

  /// Reads the pages.
  ///
  /// @throws IllegalStateException if something has no text, or a text belongs to nothing
  public static Texts read() {
    return new Texts(rungs(), attacks(), readSentences(), readErrata());
  }

  /// What there is to say about a rung.
  public RungText rung(Rung rung) {
    return Objects.requireNonNull(rungs.get(rung));
  }

  /// What there is to say about an attack.
  public AttackText attack(Attack attack) {
    return Objects.requireNonNull(attacks.get(attack));
  }

  /// The nine, in the chapter's order.
  public List<Sentence> sentences() {
    return sentences;
  }

  /// The errata card, in the chapter's order as far as it has one.
  public List<Erratum> errata() {
    return errata;
  }

  private static Map<Rung, RungText> rungs() {
    Sections page = page("rungs.md", Set.of("title", "new", "stops", "leaves", "sentences"));
    page.requireIds(Set.copyOf(Rung.ids()));
    Map<Rung, RungText> texts = new EnumMap<>(Rung.class);
    for (Rung rung : Rung.values()) {
      String id = rung.id();
      texts.put(
          rung,
          new RungText(
              page.text(id, "title"),
              page.text(id, "new"),
              page.text(id, "stops"),
              page.text(id, "leaves"),
              page.words(id, "sentences", NUMBERS).stream().map(Integer::valueOf).toList()));
    }
    return texts;
  }

  private static Map<Attack, AttackText> attacks() {
    Sections page = page("attacks.md", Set.of("title", "aim", "how"));
    page.requireIds(Set.copyOf(Attack.ids()));
    Map<Attack, AttackText> texts = new EnumMap<>(Attack.class);
    for (Attack attack : Attack.values()) {
      String id = attack.id();
      texts.put(
          attack,
          new AttackText(page.text(id, "title"), page.text(id, "aim"), page.text(id, "how")));
    }
    return texts;
  }

  private static List<Sentence> readSentences() {
    Sections page = page("sentences.md", Set.of("text"));
    page.requireIds(NUMBERS);
    return page.ids().stream()
        .map(id -> new Sentence(Integer.parseInt(id), page.text(id, "text")))
        .toList();
  }

  private static List<Erratum> readErrata() {
    Sections page = page("errata.md", Set.of("chapter", "truth", "rungs"));
    Set<String> rungs = Set.copyOf(Rung.ids());
    return page.ids().stream()
        .map(
            id ->
                new Erratum(
                    page.text(id, "chapter"),
                    page.text(id, "truth"),
                    page.words(id, "rungs", rungs).stream()
                        .map(Rung::of)
                        .flatMap(Optional::stream)
                        .toList()))
        .toList();
  }

  private static Sections page(String name, Set<String> keys) {
    try (InputStream page = Texts.class.getResourceAsStream(name)) {
      if (page == null) {
        throw new IllegalStateException("the lab has no " + name);
      }
      String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      return Sections.parse(name, text.lines().toList(), keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
