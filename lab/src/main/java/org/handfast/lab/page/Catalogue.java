package org.handfast.lab.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.AttackText;
import org.handfast.lab.ladder.Erratum;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.RungText;
import org.handfast.lab.ladder.Sentence;
import org.handfast.lab.ladder.Texts;
import org.handfast.lab.run.Lab;
import org.handfast.lab.run.Plan;
import org.handfast.lab.trudy.Attempt;
import org.handfast.lab.workbench.Demo;
import org.handfast.lab.workbench.DemoStep;
import org.handfast.lab.workbench.Workbench;

/// What there is to choose from: rungs, attacks, the chapter's sentences, the workbench.
final class Catalogue {
  private Catalogue() {}

  static JsonObject ladder() {
    Texts texts = Texts.read();
    JsonObject ladder = new JsonObject();
    ladder.add("rungs", Steps.array(List.of(Rung.values()), rung -> rung(rung, texts.rung(rung))));
    ladder.add(
        "attacks",
        Steps.array(List.of(Attack.values()), attack -> attack(attack, texts.attack(attack))));
    ladder.add("sentences", Steps.array(texts.sentences(), Catalogue::sentence));
    ladder.add("errata", Steps.array(texts.errata(), Catalogue::erratum));
    return ladder;
  }

  /// The demonstrations, computed anew.
  static JsonObject workbench(long seed) {
    JsonObject workbench = new JsonObject();
    workbench.add("demos", Steps.array(Workbench.demos(seed), Catalogue::demo));
    return workbench;
  }

  private static JsonObject rung(Rung rung, RungText text) {
    JsonObject json = new JsonObject();
    json.addProperty("id", rung.id());
    json.addProperty("title", text.title());
    json.addProperty("family", rung.family().name().toLowerCase(Locale.ROOT));
    json.addProperty("isNew", text.isNew());
    json.addProperty("stops", text.stops());
    json.addProperty("leaves", text.leaves());
    JsonArray sentences = new JsonArray();
    text.sentences().forEach(sentences::add);
    json.add("sentences", sentences);
    json.add("attacks", strings(Arrays.stream(Attack.values()).filter(on(rung)).map(Attack::id)));
    return json;
  }

  private static Predicate<Attack> on(Rung rung) {
    return attack -> Lab.attempt(rung, new Plan.Named(attack)) instanceof Attempt.Possible;
  }

  private static JsonObject attack(Attack attack, AttackText text) {
    JsonObject json = new JsonObject();
    json.addProperty("id", attack.id());
    json.addProperty("title", text.title());
    json.addProperty("aim", text.aim());
    json.addProperty("how", text.how());
    return json;
  }

  private static JsonObject sentence(Sentence sentence) {
    JsonObject json = new JsonObject();
    json.addProperty("number", sentence.number());
    json.addProperty("text", sentence.text());
    return json;
  }

  private static JsonObject erratum(Erratum erratum) {
    JsonObject json = new JsonObject();
    json.addProperty("chapter", erratum.chapter());
    json.addProperty("truth", erratum.truth());
    json.add("rungs", strings(erratum.rungs().stream().map(Rung::id)));
    return json;
  }

  private static JsonObject demo(Demo demo) {
    JsonObject json = new JsonObject();
    json.addProperty("id", demo.id());
    json.addProperty("title", demo.title());
    json.add("steps", Steps.array(demo.steps(), Catalogue::step));
    json.addProperty("conclusion", demo.conclusion());
    return json;
  }

  private static JsonObject step(DemoStep step) {
    JsonObject json = new JsonObject();
    json.addProperty("text", step.text());
    if (!step.formula().isEmpty()) {
      json.addProperty("formula", step.formula());
    }
    json.add("inputs", Steps.array(step.inputs(), one -> Steps.named(one.name(), one.bytes())));
    if (!step.output().isNothing()) {
      json.add("output", Steps.named(step.output().name(), step.output().bytes()));
    }
    return json;
  }

  private static JsonArray strings(Stream<String> all) {
    JsonArray array = new JsonArray();
    all.forEach(array::add);
    return array;
  }
}
