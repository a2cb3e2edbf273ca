package org.handfast.protocol.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.UnknownExtension;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The grammar in the documentation is the one the code follows.
///
/// From the `tls` block of each message and extension, random bytes are generated: they must be
/// accepted, and written again come out the same. Then they are damaged, bounds first: the code
/// must accept exactly what a recognizer, driven by the same block, accepts. A failure tells its
/// seed; `-Dhandfast.seed=` repeats it.
class GrammarTest {

  private static final int ROUNDS = 1500;
  private static final int MUTATIONS = 4;

  @ParameterizedTest
  @MethodSource("org.handfast.protocol.grammar.Subject#all")
  void theCodeFollowsItsDocumentation(Subject subject) {
    long seed = Long.getLong("handfast.seed", new SplittableRandom().nextLong());
    RandomGenerator random = new SplittableRandom(seed);
    Generator generator = new Generator(random, subject.carrier());
    Mutator mutator = new Mutator(random);
    for (int round = 0; round < ROUNDS; round++) {
      Bytes conforming = generator.generate(subject.grammar());
      check(subject, conforming, true, seed);
      checkAsRecognized(subject, generator.generateOutOfBounds(subject.grammar()), seed);
      for (int i = 0; i < MUTATIONS; i++) {
        checkAsRecognized(subject, mutator.mutate(conforming), seed);
      }
    }
  }

  @Test
  void everyMessageAndExtensionIsASubject() {
    Set<String> names =
        Subject.all().map(subject -> subject.name().split(" ", 2)[0]).collect(Collectors.toSet());
    Stream<Class<?>> types =
        Stream.concat(
            Arrays.stream(HandshakeMessage.class.getPermittedSubclasses()),
            Arrays.stream(Extension.class.getPermittedSubclasses()));
    assertThat(names)
        .containsAll(
            types.filter(type -> type != UnknownExtension.class).map(Subject::nameOf).toList());
  }

  @Test
  void everyBlockCanBeParsed() {
    List<String> blocks = Documentation.all();
    assertThat(blocks).hasSizeGreaterThan(30).allSatisfy(GrammarParser::parse);
  }

  private static void checkAsRecognized(Subject subject, Bytes bytes, long seed) {
    boolean follows = Recognizer.follows(subject.grammar(), bytes, subject.carrier());
    check(subject, bytes, follows, seed);
  }

  private static void check(Subject subject, Bytes bytes, boolean follows, long seed) {
    Optional<Bytes> written;
    try {
      written = subject.read().andWrite(bytes);
    } catch (DecodeException _) {
      written = Optional.empty();
    } catch (RuntimeException e) {
      throw new AssertionError(subject + " (seed " + seed + "): " + bytes.toHex(), e);
    }
    if (written.isPresent() != follows) {
      fail(
          "%s %s what does not conform (seed %d): %s",
          subject, follows ? "refuses" : "accepts", seed, bytes.toHex());
    }
    if (follows && !written.orElseThrow().equals(withoutEmptyBlock(subject, bytes))) {
      fail("%s writes what it did not read (seed %d): %s", subject, seed, bytes.toHex());
    }
  }

  /// A hello with an empty block of extensions is written without it.
  private static Bytes withoutEmptyBlock(Subject subject, Bytes bytes) {
    boolean hello =
        subject.grammar() instanceof Grammar.Struct struct
            && !struct.fields().isEmpty()
            && struct.fields().getLast() instanceof Grammar.IfPresent;
    Bytes shorter = hello ? bytes.slice(0, Math.max(0, bytes.length() - 2)) : bytes;
    return hello
            && bytes.slice(shorter.length()).equals(Bytes.fromHex("0000"))
            && Recognizer.follows(subject.grammar(), shorter, subject.carrier())
        ? shorter
        : bytes;
  }
}
