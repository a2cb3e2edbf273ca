package org.handfast.lab.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handfast.lab.ladder.Verdict;
import org.handfast.lab.stage.Notice;

/// What the paper says of one cell.
///
/// @param kind such as `too late`, or `simulated succeeds`
/// @param notice who, step and check with ` / ` between them; empty where nobody notices
/// @param words phrases that must stand in the verdict
record Expected(String kind, String notice, List<String> words) {
  /// What a verdict can be called.
  static final Set<String> KINDS =
      Set.of(
          "succeeds",
          "too late",
          "noticed",
          "denial",
          "no effect",
          "not applicable",
          "simulated succeeds",
          "simulated too late",
          "simulated noticed",
          "simulated denial",
          "simulated no effect");

  Expected {
    words = List.copyOf(words);
  }

  /// What is otherwise in this verdict; empty if nothing is.
  List<String> differences(Verdict verdict) {
    List<String> differences = new ArrayList<>();
    if (!kind.equals(kind(verdict))) {
      differences.add("expected “" + kind + "”, was “" + kind(verdict) + "”");
    }
    String noticed = notice(verdict).map(Expected::inOneLine).orElse("");
    if (!notice.equals(noticed)) {
      differences.add("expected notice “" + notice + "”, was “" + noticed + "”");
    }
    String told = told(verdict);
    for (String phrase : words) {
      if (!told.contains(phrase)) {
        differences.add("“" + phrase + "” is not in “" + told + "”");
      }
    }
    return differences;
  }

  private static String inOneLine(Notice notice) {
    return String.join(" / ", notice.who().title(), notice.step(), notice.check());
  }

  private static String kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Succeeds _ -> "succeeds";
      case Verdict.NoticedTooLate _ -> "too late";
      case Verdict.Noticed _ -> "noticed";
      case Verdict.Denial _ -> "denial";
      case Verdict.NoEffect _ -> "no effect";
      case Verdict.NotApplicable _ -> "not applicable";
      case Verdict.Simulated(_, Verdict inner) -> "simulated " + kind(inner);
    };
  }

  private static Optional<Notice> notice(Verdict verdict) {
    return switch (verdict) {
      case Verdict.NoticedTooLate(Notice notice, _) -> Optional.of(notice);
      case Verdict.Noticed(Notice notice) -> Optional.of(notice);
      case Verdict.Simulated(_, Verdict inner) -> notice(inner);
      case Verdict.Succeeds _, Verdict.Denial _, Verdict.NoEffect _, Verdict.NotApplicable _ ->
          Optional.empty();
    };
  }

  private static String told(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Succeeds(String gain) -> gain;
      case Verdict.NoticedTooLate(_, String gain) -> gain;
      case Verdict.Noticed(Notice notice) -> notice.why();
      case Verdict.Denial(String how) -> how;
      case Verdict.NoEffect(String why) -> why;
      case Verdict.NotApplicable(String why) -> why;
      case Verdict.Simulated(_, Verdict inner) -> told(inner);
    };
  }
}
