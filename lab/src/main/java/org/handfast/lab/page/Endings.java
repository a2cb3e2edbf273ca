package org.handfast.lab.page;

import com.google.gson.JsonObject;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.matrix.Reasons;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Notice;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;

/// A run's verdict as the page reads it.
final class Endings {
  private Endings() {}

  static JsonObject of(Run run) {
    JsonObject ending = of(run.verdict());
    String because = Reasons.of(run);
    if (!because.isEmpty()) {
      with(ending, "why", ending.get("why").getAsString() + " " + because);
    }
    Bytes delivered =
        run.events().stream()
            .filter(event -> event instanceof Event.Delivered && event.who() == Person.ALICE)
            .map(event -> ((Event.Delivered) event).data())
            .reduce(Bytes.EMPTY, Bytes::concat);
    if (!delivered.isEmpty()) {
      ending.addProperty("delivered", delivered.toHex());
    }
    return ending;
  }

  static JsonObject of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Succeeds(String gain) ->
          with(ending("succeeds", "Nobody noticed."), "gain", Sentences.sentence(gain));
      case Verdict.NoticedTooLate(Notice notice, String gain) ->
          with(noticed("too-late", notice), "gain", Sentences.sentence(gain));
      case Verdict.Noticed(Notice notice) -> noticed("noticed", notice);
      case Verdict.Denial(String how) ->
          ending("denial", "Nobody was deceived. " + Sentences.sentence(how));
      case Verdict.NoEffect(String why) -> ending("no-effect", Sentences.sentence(why));
      case Verdict.NotApplicable(String why) -> ending("not-applicable", Sentences.sentence(why));
      case Verdict.Simulated(String what, Verdict inner) -> simulated(what, of(inner));
    };
  }

  private static JsonObject noticed(String kind, Notice notice) {
    JsonObject ending = ending(kind, Sentences.sentence(notice.why()));
    with(ending, "who", notice.who().id());
    with(ending, "step", notice.step());
    return with(ending, "check", notice.check());
  }

  private static JsonObject simulated(String what, JsonObject inner) {
    String why = Sentences.sentence(what) + " " + inner.get("why").getAsString();
    return with(with(inner, "kind", "simulated"), "why", why);
  }

  private static JsonObject ending(String kind, String why) {
    return with(with(new JsonObject(), "kind", kind), "why", why);
  }

  private static JsonObject with(JsonObject ending, String name, String value) {
    ending.addProperty(name, value);
    return ending;
  }
}
