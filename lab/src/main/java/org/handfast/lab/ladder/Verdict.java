package org.handfast.lab.ladder;

import org.handfast.lab.stage.Notice;

/// How an attack ended.
public sealed interface Verdict {
  /// In one line, as the matrix has it.
  String summary();

  /// In sentences: what was noticed, or that nothing was.
  default String why() {
    return switch (this) {
      case Succeeds _ -> "Nobody noticed.";
      case NoticedTooLate(Notice notice, _) -> Wording.sentence(notice.why());
      case Noticed(Notice notice) -> Wording.sentence(notice.why());
      case Denial(String how) -> "Nobody was deceived. " + Wording.sentence(how);
      case NoEffect(String why) -> Wording.sentence(why);
      case NotApplicable(String why) -> Wording.sentence(why);
      case Simulated(String what, Verdict verdict) ->
          "This stands on what no lab has: " + Wording.sentence(what) + " " + verdict.why();
    };
  }

  /// Nobody noticed, and Trudy has what she wanted.
  ///
  /// @param gain what she has got
  record Succeeds(String gain) implements Verdict {
    @Override
    public String summary() {
      return "succeeds: " + gain;
    }
  }

  /// Somebody noticed, after an application had acted on what Trudy had done.
  ///
  /// @param gain what had happened by then
  record NoticedTooLate(Notice notice, String gain) implements Verdict {
    @Override
    public String summary() {
      return "too late: " + place(notice) + ": " + gain;
    }
  }

  /// Somebody noticed, and no application was deceived.
  record Noticed(Notice notice) implements Verdict {
    @Override
    public String summary() {
      return "noticed: " + place(notice);
    }
  }

  /// Nobody was deceived, and the two did not get done: Trudy could as well have cut the cable.
  ///
  /// @param how in words
  record Denial(String how) implements Verdict {
    @Override
    public String summary() {
      return "denial: " + how;
    }
  }

  /// All went as if she had not been there.
  ///
  /// @param why in words
  record NoEffect(String why) implements Verdict {
    @Override
    public String summary() {
      return "no effect";
    }
  }

  /// There is nothing here to attack in this way.
  ///
  /// @param why in words
  record NotApplicable(String why) implements Verdict {
    @Override
    public String summary() {
      return "–";
    }
  }

  /// So it ends for somebody who has what no lab has.
  ///
  /// @param what what stood in for it
  record Simulated(String what, Verdict verdict) implements Verdict {
    @Override
    public String summary() {
      return "simulated: " + verdict.summary();
    }
  }

  private static String place(Notice notice) {
    return notice.who().title() + ", " + notice.step() + ", " + notice.check();
  }
}
