package org.handfast.lab.workbench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.handfast.lab.seed.Dice;
import org.handfast.lab.workbench.SecretServer.Answer;
import org.handfast.protocol.wire.Bytes;

/// Bleichenbacher's search, against an Alice who tells of bad paddings and against one who does
/// not.
///
/// @param secret Bob's, which Trudy wants
/// @param ciphertext the recording of it
record Oracle(SmallRsa key, Bytes secret, BigInteger ciphertext) {
  private static final int PATIENCE = 500_000;

  static Demo open(long seed) {
    Oracle bench = of(seed);
    SecretServer alice = SecretServer.outspoken(bench.key());
    Bleichenbacher trudy = bench.search(alice);
    Optional<Bytes> block = trudy.search();

    List<DemoStep> steps = new ArrayList<>(bench.recording());
    steps.add(
        DemoStep.computed(
            "Trudy multiplies: the ciphertext times `s^e` opens to `m·s`. She sends such copies to"
                + " Alice, who looks at the padding first and says so if it is wrong. In "
                + trudy.asked()
                + " questions she was told: "
                + told(trudy.answers())
                + ".",
            "c·s^e mod n, opened by Alice: m·s mod n",
            new Named("asked first", SmallRsa.block(bench.ciphertext())),
            bench.publicKey()));
    steps.add(
        DemoStep.said(
            "Each answer that is not about the padding means that `m·s mod n` begins with `00 02`."
                + " That leaves `m` few places to be; the next `s` is chosen so that it halves"
                + " them."));
    steps.add(
        block
            .map(
                found ->
                    DemoStep.computed(
                        "In the end one number is left. It is Bob's block, and behind its padding"
                            + " is his secret.",
                        "m, with m^e mod n = c",
                        new Named("m", found),
                        new Named("c", SmallRsa.block(bench.ciphertext()))))
            .orElseGet(() -> DemoStep.said("She ran out of patience and has found nothing.")));
    block.ifPresent(found -> steps.add(bench.use(alice, SmallRsa.secret(found))));
    return new Demo(
        "oracle",
        "An answer about paddings gives the secret away",
        steps,
        "Alice never told a byte of the secret; she only said of each question whether its padding"
            + " was good. With a full-sized key it takes more questions of the same kind, about a"
            + " million in the paper of 1998, and the attack was found alive in well-known products"
            + " in 2017 (ROBOT).");
  }

  static Demo closed(long seed) {
    Oracle bench = of(seed);
    SecretServer alice = SecretServer.even(bench.key(), Dice.of(seed, "workbench alice"));
    Bleichenbacher trudy = bench.search(alice);
    Optional<Bytes> block = trudy.search();

    List<DemoStep> steps = new ArrayList<>(bench.recording());
    steps.add(
        DemoStep.said(
            "Alice now throws a random secret before she opens anything. If the padding is wrong"
                + " she goes on with that one, and Finished does not fit, as after any other"
                + " mistake (RFC 5246 7.4.7.1)."));
    steps.add(
        DemoStep.said(
            "Trudy searches as before. She was told: "
                + told(trudy.answers())
                + ". "
                + (block.isPresent()
                    ? "She has found Bob's block."
                    : "Good and bad paddings sound alike, so every copy looks good to her, and no"
                        + " number that she arrives at encrypts to c: she has found nothing."),
            bench.publicKey()));
    steps.add(bench.use(alice, bench.secret()));
    return new Demo(
        "oracle-closed",
        "One answer for everything",
        steps,
        "Without a difference there is nothing to learn. A difference in time would do as well as"
            + " one in words, which makes this defence hard to build; TLS 1.3 has taken RSA key"
            + " transport out (RFC 9846 4.2.1). The shipped stack offers it only when asked, and"
            + " docs/security.md says how even its answers are.");
  }

  static Oracle of(long seed) {
    Random dice = Dice.of(seed, "workbench rsa");
    SmallRsa key = SmallRsa.make(dice);
    byte[] secret = new byte[SecretServer.SECRET];
    dice.nextBytes(secret);
    secret[0] = 3;
    secret[1] = 3;
    Bytes bobs = Bytes.owning(secret);
    return new Oracle(key, bobs, key.encrypt(bobs, dice));
  }

  Bleichenbacher search(SecretServer alice) {
    return new Bleichenbacher(key, alice, PATIENCE, ciphertext);
  }

  private Named publicKey() {
    return new Named("n", SmallRsa.block(key.modulus()));
  }

  private List<DemoStep> recording() {
    return List.of(
        DemoStep.computed(
            "Bob sends a secret of 48 bytes under Alice's public key, padded as PKCS #1 v1.5 says:"
                + " `00 02`, random bytes other than zero, `00`, the secret. Trudy records it. The"
                + " key has "
                + key.modulus().bitLength()
                + " bits, to make the search short.",
            "c = (00 02 ‖ padding ‖ 00 ‖ secret)^e mod n",
            new Named("c", SmallRsa.block(ciphertext)),
            publicKey()));
  }

  /// Somebody with a secret finishes the handshake of the recording.
  private DemoStep use(SecretServer alice, Bytes known) {
    Bytes finished = SecretServer.finished(known);
    String answer =
        switch (alice.receive(ciphertext, finished)) {
          case WELCOME -> "Alice takes it: these are the keys of Bob's session.";
          case PADDING_IS_WRONG, FINISHED_IS_WRONG -> "Alice refuses it.";
        };
    return DemoStep.computed(
        "Who has the secret can make the Finished that goes with the ciphertext. " + answer,
        "HMAC-SHA-256(secret, \"finished\")",
        new Named("Finished", finished),
        new Named("secret", known));
  }

  private static String told(Map<Answer, Integer> answers) {
    return answers.entrySet().stream()
        .map(told -> "“" + words(told.getKey()) + "” " + times(told.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String words(Answer answer) {
    return switch (answer) {
      case PADDING_IS_WRONG -> "the padding is wrong";
      case FINISHED_IS_WRONG -> "Finished is wrong";
      case WELCOME -> "welcome";
    };
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }
}
