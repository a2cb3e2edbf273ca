package org.handfast.bench.timing;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Whether one column of times differs from another, round by round, and by how much.
///
/// @param sign probability that so uneven signs of the differences are chance (sign test)
/// @param wilcoxon the same for their signed ranks (Wilcoxon's test)
/// @param median of the differences, in ns
/// @param low and
/// @param high bounds of the median, with 95 % confidence, by bootstrap
record PairedTest(double sign, double wilcoxon, double median, double low, double high) {
  private static final int RESAMPLED = 400;

  static PairedTest of(long[] one, long[] other) {
    long[] differences = IntStream.range(0, one.length).mapToLong(i -> one[i] - other[i]).toArray();
    double[] medians = bootstrap(differences);
    return new PairedTest(
        signTest(differences),
        wilcoxonTest(differences),
        median(differences.clone()),
        medians[(int) (0.025 * RESAMPLED)],
        medians[(int) (0.975 * RESAMPLED)]);
  }

  /// The smaller of both probabilities, corrected for so many comparisons (Bonferroni).
  double corrected(int comparisons) {
    return Math.min(1, 2 * comparisons * Math.min(sign, wilcoxon));
  }

  /// How far from nothing the difference may be.
  double bound() {
    return Math.max(Math.abs(low), Math.abs(high));
  }

  private static double signTest(long[] differences) {
    long above = Arrays.stream(differences).filter(d -> d > 0).count();
    long unequal = Arrays.stream(differences).filter(d -> d != 0).count();
    return unequal == 0
        ? 1
        : twoSided((2.0 * above - (double) unequal) / Math.sqrt((double) unequal));
  }

  private static double wilcoxonTest(long[] differences) {
    long[] unequal = Arrays.stream(differences).filter(d -> d != 0).toArray();
    if (unequal.length == 0) {
      return 1;
    }
    Integer[] order = IntStream.range(0, unequal.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Long.compare(Math.abs(unequal[a]), Math.abs(unequal[b])));
    double sum = 0;
    double variance = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && Math.abs(unequal[order[to]]) == Math.abs(unequal[order[from]])) {
        to++;
      }
      // Equal differences share their ranks.
      double rank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        sum += Math.signum((double) unequal[order[i]]) * rank;
        variance += rank * rank;
      }
      from = to;
    }
    return twoSided(sum / Math.sqrt(variance));
  }

  private static double[] bootstrap(long[] differences) {
    SplittableRandom random = new SplittableRandom(1);
    // The median of a large sample moves little: a part of it will do, and its bounds are wider.
    int size = Math.min(differences.length, 20_000);
    double narrower = Math.sqrt((double) size / differences.length);
    double centre = median(differences.clone());
    double[] medians = new double[RESAMPLED];
    long[] sample = new long[size];
    for (int i = 0; i < RESAMPLED; i++) {
      for (int j = 0; j < size; j++) {
        sample[j] = differences[random.nextInt(differences.length)];
      }
      medians[i] = centre + (median(sample) - centre) * narrower;
    }
    Arrays.sort(medians);
    return medians;
  }

  private static double median(long[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
  }

  // The tail of the normal distribution beyond |z| on both sides (Abramowitz and Stegun 7.1.26).
  private static double twoSided(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    if (x > 5) {
      return Math.exp(-x * x) / (x * Math.sqrt(Math.PI));
    }
    double t = 1 / (1 + 0.3275911 * x);
    double series =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return Math.max(series * Math.exp(-x * x), Double.MIN_NORMAL);
  }
}
