package org.handfast.lab.workbench;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handfast.lab.workbench.SecretServer.Answer;
import org.handfast.protocol.wire.Bytes;

/// Bleichenbacher's search (CRYPTO 1998): the message under an RSA ciphertext c, from nothing but
/// whether changed copies of c open to a good padding.
///
/// RSA multiplies: c·s^e opens to m·s mod n. If that begins with 00 02 it lies in [2B, 3B), where B
/// = 2^(8(k-2)), and so m lies in one of few intervals. Each such s cuts the intervals down, and in
/// the end one number is left. The numbers of the steps are the paper's.
final class Bleichenbacher {
  private static final Bytes NO_FINISHED = Bytes.EMPTY;

  private final SmallRsa key;
  private final SecretServer server;
  private final int patience;
  private final BigInteger ciphertext;
  private final BigInteger low;
  private final BigInteger high;
  private final Answer good;
  private final Map<Answer, Integer> answers = new EnumMap<>(Answer.class);

  /// The numbers from `from` to `to`, both included.
  private record Interval(BigInteger from, BigInteger to) {}

  /// @param key of which Trudy uses the public half
  /// @param patience how many questions she asks at most
  /// @param ciphertext the recorded secret; the answer to it is what she takes for a good padding's
  Bleichenbacher(SmallRsa key, SecretServer server, int patience, BigInteger ciphertext) {
    this.key = key;
    this.server = server;
    this.patience = patience;
    this.ciphertext = ciphertext;
    BigInteger b = ONE.shiftLeft(Byte.SIZE * (key.length() - 2));
    this.low = b.multiply(TWO);
    this.high = b.multiply(BigInteger.valueOf(3)).subtract(ONE);
    this.good = answer(ONE);
  }

  /// What she has been answered, and how often.
  Map<Answer, Integer> answers() {
    return answers;
  }

  int asked() {
    return answers.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The block under the ciphertext, checked against it; empty if the answers lead nowhere.
  Optional<Bytes> search() {
    List<Interval> left = List.of(new Interval(low, high));
    BigInteger s = up(key.modulus(), high.add(ONE)).subtract(ONE); // 2a
    boolean isFirst = true;
    while (asked() < patience) {
      s = isFirst || left.size() > 1 ? next(s) : leap(s, left.getFirst());
      isFirst = false;
      left = narrowed(left, s);
      if (left.isEmpty()) {
        return Optional.empty();
      }
      Interval only = left.getFirst();
      if (left.size() == 1 && only.from().equals(only.to())) { // 4
        return Optional.of(only.from())
            .filter(m -> m.modPow(SmallRsa.EXPONENT, key.modulus()).equals(ciphertext))
            .map(SmallRsa::block);
      }
    }
    return Optional.empty();
  }

  /// Steps 2a and 2b: the next s that opens well.
  private BigInteger next(BigInteger s) {
    BigInteger next = s.add(ONE);
    while (!opens(next) && asked() < patience) {
      next = next.add(ONE);
    }
    return next;
  }

  /// Step 2c, with one interval left: only an s that may halve it is worth asking for.
  private BigInteger leap(BigInteger s, Interval only) {
    BigInteger n = key.modulus();
    BigInteger r = up(TWO.multiply(only.to().multiply(s).subtract(low)), n);
    while (true) {
      BigInteger rn = r.multiply(n);
      BigInteger last = high.add(rn).divide(only.from());
      for (BigInteger at = up(low.add(rn), only.to()); at.compareTo(last) <= 0; at = at.add(ONE)) {
        if (opens(at) || asked() >= patience) {
          return at;
        }
      }
      r = r.add(ONE);
    }
  }

  /// Step 3: what is left of the intervals, now that m·s mod n is known to lie in [2B, 3B).
  private List<Interval> narrowed(List<Interval> before, BigInteger s) {
    BigInteger n = key.modulus();
    List<Interval> left = new ArrayList<>();
    for (Interval m : before) {
      BigInteger lastR = m.to().multiply(s).subtract(low).divide(n);
      BigInteger r = up(m.from().multiply(s).subtract(high), n);
      for (; r.compareTo(lastR) <= 0; r = r.add(ONE)) {
        BigInteger rn = r.multiply(n);
        BigInteger from = up(low.add(rn), s).max(m.from());
        BigInteger to = high.add(rn).divide(s).min(m.to());
        Interval cut = new Interval(from, to);
        if (from.compareTo(to) <= 0 && !left.contains(cut)) {
          left.add(cut);
        }
      }
    }
    return left;
  }

  private boolean opens(BigInteger s) {
    return answer(s) == good;
  }

  /// One question: the ciphertext of m·s. She has no Finished for it.
  private Answer answer(BigInteger s) {
    BigInteger n = key.modulus();
    Answer answer =
        server.receive(ciphertext.multiply(s.modPow(SmallRsa.EXPONENT, n)).mod(n), NO_FINISHED);
    answers.merge(answer, 1, Integer::sum);
    return answer;
  }

  /// A quotient, rounded up.
  private static BigInteger up(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() > 0 ? parts[0].add(ONE) : parts[0];
  }
}
