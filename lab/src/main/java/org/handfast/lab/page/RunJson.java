package org.handfast.lab.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.handfast.lab.export.Captions;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.run.Plan;
import org.handfast.lab.run.Run;

/// Runs as JSON for programs.
public final class RunJson {
  private RunJson() {}

  /// A whole run on one line, as `run.json` has it.
  public static String line(Run run) {
    return of(run).toString();
  }

  /// How an attack ended on a rung, on one line.
  public static String line(Rung rung, Attack attack, Verdict verdict) {
    JsonObject json = new JsonObject();
    json.addProperty("rung", rung.id());
    json.addProperty("attack", attack.id());
    json.add("verdict", Endings.of(verdict));
    return json.toString();
  }

  static JsonObject of(Run run) {
    JsonObject json = new JsonObject();
    json.addProperty("rung", run.rung().id());
    switch (run.plan()) {
      case Plan.Watch() -> {
        // There is nothing to name.
      }
      case Plan.Named(Attack attack) -> json.addProperty("attack", attack.id());
      case Plan.ByHand(String moves, _) -> json.addProperty("moves", moves);
    }
    json.addProperty("seed", run.seed());
    json.addProperty("command", Captions.command(run));
    JsonArray steps = new JsonArray();
    Steps.of(run).forEach(steps::add);
    json.add("steps", steps);
    json.add("verdict", Endings.of(run));
    return json;
  }
}
