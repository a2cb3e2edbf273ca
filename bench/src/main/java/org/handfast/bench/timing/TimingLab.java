package org.handfast.bench.timing;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Measures what must not show, and what does show in versions that were built to leak: the same
/// method has to clear the one and to convict the other. See `docs/security.md`.
///
/// ```text
/// bench/timing [seconds for each subject]
/// ```
public final class TimingLab {
  /// Below this a difference is no chance any more.
  private static final double CONVICTED = 1e-5;

  private static final double SECONDS = 60;

  private TimingLab() {}

  /// Prints one line for each subject, and ends with status 1 if a leak was not found where there
  /// is one.
  public static void main(String[] args) {
    double seconds = args.length > 0 ? Double.parseDouble(args[0]) : SECONDS;
    String mode = args.length > 1 ? args[1] : "default";
    List<Supplier<Subject>> subjects =
        List.of(
            PremasterSubject::new,
            LeakyPremasterSubject::new,
            UnpaddingSubject::new,
            LeakyUnpaddingSubject::new,
            RecordSubject::new,
            LeakyRecordSubject::new);
    boolean blind = false;
    for (Supplier<Subject> maker : subjects) {
      Subject subject = maker.get();
      Verdict verdict = measure(subject, seconds);
      System.out.printf(
          Locale.ROOT,
          "%-8s %-22s %7d rounds, %2d classes: worst %s, p %.1e, %s%n",
          mode,
          subject.name(),
          verdict.rounds,
          subject.classes().size(),
          verdict.worst,
          verdict.probability,
          verdict.probability < CONVICTED ? "DIFFERENT" : "not told apart");
      blind |= subject.name().startsWith("leaky") && verdict.probability >= CONVICTED;
    }
    System.exit(blind ? 1 : 0);
  }

  private record Verdict(int rounds, String worst, double probability) {}

  private static Verdict measure(Subject subject, double seconds) {
    long[][] times = new Measurement(subject).run(seconds);
    int comparisons = times.length * (times.length - 1) / 2;
    double least = 1;
    double bound = 0;
    String worst = "";
    for (int i = 0; i < times.length; i++) {
      for (int j = i + 1; j < times.length; j++) {
        PairedTest test = PairedTest.of(times[i], times[j]);
        least = Math.min(least, test.corrected(comparisons));
        if (test.bound() > bound) {
          bound = test.bound();
          worst =
              "%s / %s: median %.0f ns, within [%.0f, %.0f]"
                  .formatted(
                      subject.classes().get(i),
                      subject.classes().get(j),
                      test.median(),
                      test.low(),
                      test.high());
        }
      }
    }
    return new Verdict(times[0].length, worst, least);
  }
}
