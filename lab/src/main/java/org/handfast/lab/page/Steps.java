package org.handfast.lab.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Act;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Field;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Value;
import org.handfast.protocol.wire.Bytes;

/// A run's events as the page reads them: one object each, with its number, its lane, its kind and
/// its sentence. Bytes are lower-case hexadecimal digits.
final class Steps {
  private Steps() {}

  static List<JsonObject> of(Run run) {
    List<JsonObject> steps = new ArrayList<>();
    for (Event event : run.events()) {
      steps.add(of(event, steps.size() + 1));
    }
    return steps;
  }

  /// One of them.
  ///
  /// @param number from 1 on
  static JsonObject of(Event event, int number) {
    JsonObject step = new JsonObject();
    step.addProperty("n", number);
    step.addProperty("lane", event.who().id());
    tell(event, step);
    step.addProperty("text", Sentences.of(event));
    return step;
  }

  private static void tell(Event event, JsonObject step) {
    step.addProperty("kind", kind(event));
    switch (event) {
      case Event.Day day -> step.addProperty("day", day.day());
      case Event.Sent sent -> step.add("card", card(sent.card()));
      case Event.Handled handled when handled.act() == Act.INJECT ->
          step.add("card", card(handled.card()));
      case Event.Handled handled -> {
        step.addProperty("card", handled.card().id());
        handled.result().ifPresent(result -> step.add("result", card(result)));
      }
      case Event.Received received -> step.addProperty("card", received.card().id());
      case Event.Opened opened -> {
        step.addProperty("card", opened.card().id());
        step.add("layer", layer(opened.layer()));
      }
      case Event.Learned learned -> step.add("value", value(learned.value()));
      case Event.Entered entered -> {
        step.addProperty("name", entered.name());
        step.addProperty("value", entered.value());
      }
      case Event.Compared compared -> {
        compared.card().ifPresent(card -> step.addProperty("card", card.id()));
        compare(compared.comparison(), step);
      }
      case Event.Said said -> put(step, "data", said.line());
      case Event.Delivered delivered -> put(step, "data", delivered.data());
      case Event.Refused refused -> {
        step.addProperty("check", refused.notice().check());
        step.addProperty("step", refused.notice().step());
      }
      case Event.FinSent fin -> step.addProperty("to", fin.to().id());
      case Event.ResetSent rst -> step.addProperty("to", rst.to().id());
      case Event.Gained gained when !gained.data().isEmpty() -> put(step, "data", gained.data());
      default -> {
        // The sentence says it all.
      }
    }
  }

  private static String kind(Event event) {
    return switch (event) {
      case Event.Connected _ -> "connect";
      case Event.Day _ -> "day";
      case Event.Sent _ -> "send";
      case Event.Handled handled -> handled.act().id();
      case Event.Received _ -> "receive";
      case Event.Opened _ -> "open";
      case Event.Learned _ -> "learn";
      case Event.Entered _ -> "state";
      case Event.Compared _ -> "check";
      case Event.Said _ -> "say";
      case Event.Delivered _ -> "deliver";
      case Event.Ended _ -> "end";
      case Event.Refused _ -> "refuse";
      case Event.FinSent _ -> "fin";
      case Event.ResetSent _ -> "rst";
      case Event.Waits _ -> "wait";
      case Event.Gained _ -> "gain";
      case Event.ResetCame _, Event.Simulated _, Event.Noted _ -> "note";
    };
  }

  private static JsonObject card(Card card) {
    JsonObject json = new JsonObject();
    json.addProperty("id", card.id());
    json.addProperty("from", card.from().id());
    json.addProperty("to", card.to().id());
    json.addProperty("name", card.name());
    json.add("layers", array(card.layers(), Steps::layer));
    return json;
  }

  private static JsonObject layer(Layer layer) {
    JsonObject json = new JsonObject();
    json.addProperty("name", layer.name());
    put(json, "bytes", layer.bytes());
    json.add("fields", array(layer.fields(), Steps::field));
    return json;
  }

  private static JsonObject field(Field field) {
    JsonObject json = new JsonObject();
    json.addProperty("name", field.name());
    json.addProperty("offset", field.offset());
    json.addProperty("length", field.length());
    json.addProperty("meaning", field.meaning());
    origin(json, field.formula(), field.inputs());
    return json;
  }

  private static JsonObject value(Value value) {
    JsonObject json = new JsonObject();
    json.addProperty("name", value.name());
    put(json, "bytes", value.bytes());
    origin(json, value.formula(), value.inputs());
    return json;
  }

  private static void origin(JsonObject json, String formula, List<String> inputs) {
    json.addProperty("formula", formula);
    JsonArray names = new JsonArray();
    inputs.forEach(names::add);
    json.add("inputs", names);
  }

  private static void compare(Comparison comparison, JsonObject step) {
    step.addProperty("name", comparison.name());
    step.addProperty("ok", comparison.holds());
    step.addProperty("formula", comparison.formula());
    step.add("inputs", array(comparison.inputs(), input -> named(input.name(), input.bytes())));
    put(step, "computed", comparison.computed());
    put(step, "received", comparison.received());
  }

  /// A value under its name.
  static JsonObject named(String name, Bytes bytes) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    put(json, "bytes", bytes);
    return json;
  }

  /// An array of what becomes of each.
  static <E> JsonArray array(Collection<E> all, Function<E, JsonObject> each) {
    JsonArray array = new JsonArray();
    all.forEach(one -> array.add(each.apply(one)));
    return array;
  }

  private static void put(JsonObject json, String name, Bytes bytes) {
    json.addProperty(name, bytes.toHex());
  }
}
