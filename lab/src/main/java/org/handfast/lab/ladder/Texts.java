package org.handfast.lab.ladder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All that the lab says in prose: about rungs, attacks, the chapter and what it simplifies. The
/// pages lie beside this class; [Sections] tells their form.
public final class Texts {
  private static final Set<String> NUMBERS = Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9");

  private final Map<String, RungText> rungs;
  private final Map<String, AttackText> attacks;
  private final List<Sentence> sentences;
  private final List<Erratum> errata;

  private Texts(
      Map<String, RungText> rungs,
      Map<String, AttackText> attacks,
      List<Sentence> sentences,
      List<Erratum> errata) {
    this.rungs = rungs;
    this.attacks = attacks;
    this.sentences = sentences;
    this.errata = errata;
  }

  /// Reads the pages.
  ///
  /// @param rungs the ids of all rungs
  /// @param attacks the ids of all attacks
  /// @throws IllegalStateException if one has no text, or a text belongs to none
  public static Texts read(Collection<String> rungs, Collection<String> attacks) {
    Set<String> rungIds = Set.copyOf(rungs);
    return new Texts(
        rungs(rungIds), attacks(Set.copyOf(attacks)), readSentences(), readErrata(rungIds));
  }

  /// @throws IllegalArgumentException if there is no such rung
  public RungText rung(String id) {
    return known(rungs, id, "rung");
  }

  /// @throws IllegalArgumentException if there is no such attack
  public AttackText attack(String id) {
    return known(attacks, id, "attack");
  }

  /// The nine, in the chapter's order.
  public List<Sentence> sentences() {
    return sentences;
  }

  /// The errata card, in the chapter's order as far as it has one.
  public List<Erratum> errata() {
    return errata;
  }

  private static Map<String, RungText> rungs(Set<String> ids) {
    Sections page = page("rungs.md", Set.of("title", "new", "stops", "leaves", "sentences"));
    page.requireIds(ids);
    Map<String, RungText> texts = new LinkedHashMap<>();
    for (String id : page.ids()) {
      List<String> numbers = page.words(id, "sentences");
      requireKnown("rungs.md", id, numbers, NUMBERS);
      texts.put(
          id,
          new RungText(
              page.text(id, "title"),
              page.text(id, "new"),
              page.text(id, "stops"),
              page.text(id, "leaves"),
              numbers.stream().map(Integer::valueOf).toList()));
    }
    return texts;
  }

  private static Map<String, AttackText> attacks(Set<String> ids) {
    Sections page = page("attacks.md", Set.of("title", "aim", "how"));
    page.requireIds(ids);
    Map<String, AttackText> texts = new LinkedHashMap<>();
    for (String id : page.ids()) {
      texts.put(
          id, new AttackText(page.text(id, "title"), page.text(id, "aim"), page.text(id, "how")));
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

  private static List<Erratum> readErrata(Set<String> rungIds) {
    Sections page = page("errata.md", Set.of("chapter", "truth", "rungs"));
    for (String id : page.ids()) {
      requireKnown("errata.md", id, page.words(id, "rungs"), rungIds);
    }
    return page.ids().stream()
        .map(
            id ->
                new Erratum(
                    page.text(id, "chapter"), page.text(id, "truth"), page.words(id, "rungs")))
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

  private static void requireKnown(String page, String id, List<String> named, Set<String> known) {
    for (String name : named) {
      if (!known.contains(name)) {
        throw new IllegalStateException(page + ": " + id + " names " + name + ", unknown");
      }
    }
  }

  private static <T> T known(Map<String, T> texts, String id, String kind) {
    T text = texts.get(id);
    if (text == null) {
      throw new IllegalArgumentException("no " + kind + " " + id + "; there are " + texts.keySet());
    }
    return text;
  }
}
