package org.handfast.lab.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Event;
import org.handfast.lab.trudy.HandMoves;
import org.jspecify.annotations.Nullable;

/// Which run is asked for, as a query says it: `rung=4&attack=reorder&seed=7`. Without an attack
/// and without moves Trudy only watches.
record Question(Rung rung, Plan plan, long seed) {
  private static final Set<String> NAMES = Set.of("rung", "attack", "moves", "seed");
  private static final long USUAL_SEED = 7;

  // Far more than any attack takes: a run that never ends is a fault, and must not fill the memory.
  private static final int MOST_STEPS = 100_000;

  /// @throws IllegalArgumentException in words for the user, if nothing can be made of it
  static Question of(@Nullable String query) {
    Map<String, String> values = values(query);
    String name = values.getOrDefault("rung", "");
    Rung rung = Rung.of(name).orElseThrow(() -> new IllegalArgumentException("no rung " + name));
    return new Question(rung, plan(values), seed(values));
  }

  /// The seed alone, for what has no rung.
  static long seed(@Nullable String query) {
    return seed(values(query));
  }

  /// Makes the run.
  Run run() {
    return run(_ -> {});
  }

  /// Makes the run, and tells of each event as it happens.
  Run run(Consumer<Event> listener) {
    AtomicInteger told = new AtomicInteger();
    return Lab.run(
        rung,
        plan,
        seed,
        event -> {
          if (told.incrementAndGet() > MOST_STEPS) {
            throw new IllegalStateException("more than " + MOST_STEPS + " steps");
          }
          listener.accept(event);
        });
  }

  private static Plan plan(Map<String, String> values) {
    String attack = values.get("attack");
    String moves = values.get("moves");
    if (attack != null && moves != null) {
      throw new IllegalArgumentException("an attack, or moves by hand: not both");
    }
    if (attack != null) {
      return Attack.of(attack)
          .<Plan>map(Plan.Named::new)
          .orElseThrow(() -> new IllegalArgumentException("no attack " + attack));
    }
    return moves == null ? new Plan.Watch() : new Plan.ByHand(moves, HandMoves.parse(moves));
  }

  private static long seed(Map<String, String> values) {
    String seed = values.get("seed");
    if (seed == null) {
      return USUAL_SEED;
    }
    if (!seed.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("a seed is a number of at most 18 digits, not " + seed);
    }
    return Long.parseLong(seed);
  }

  private static Map<String, String> values(@Nullable String query) {
    Map<String, String> values = new HashMap<>();
    if (query == null) {
      return values;
    }
    for (String part : query.split("&", -1)) {
      String[] halves = part.split("=", 2);
      if (halves.length < 2 || !NAMES.contains(halves[0]) || values.containsKey(halves[0])) {
        throw new IllegalArgumentException("what is " + part + "?");
      }
      // A plus sign is part of a rung's name here, never a space.
      String value = halves[1].replace("+", "%2B");
      values.put(halves[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return values;
  }
}
