package org.handfast.lab.page;

import com.google.gson.JsonObject;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.ladder.Wording;
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
    JsonObject ending = with(of(run.verdict()), "why", Reasons.of(run));
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
    JsonObject ending = with(new JsonObject(), "why", verdict.why());
    return switch (verdict) {
      case Verdict.Succeeds(String gain) -> with(kind(ending, "succeeds"), gain);
      case Verdict.NoticedTooLate(Notice notice, String gain) ->
          with(with(kind(ending, "too-late"), notice), gain);
      case Verdict.Noticed(Notice notice) -> with(kind(ending, "noticed"), notice);
      case Verdict.Denial _ -> kind(ending, "denial");
      case Verdict.NoEffect _ -> kind(ending, "no-effect");
      case Verdict.NotApplicable _ -> kind(ending, "not-applicable");
      case Verdict.Simulated(_, Verdict inner) ->
          with(kind(of(inner), "simulated"), "why", verdict.why());
    };
  }

  private static JsonObject kind(JsonObject ending, String kind) {
    return with(ending, "kind", kind);
  }

  private static JsonObject with(JsonObject ending, String gain) {
    return with(ending, "gain", Wording.sentence(gain));
  }

  private static JsonObject with(JsonObject ending, Notice notice) {
    with(ending, "who", notice.who().id());
    with(ending, "step", notice.step());
    return with(ending, "check", notice.check());
  }

  private static JsonObject with(JsonObject ending, String name, String value) {
    ending.addProperty(name, value);
    return ending;
  }
}
