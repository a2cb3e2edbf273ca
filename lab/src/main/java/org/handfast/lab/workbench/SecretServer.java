package org.handfast.lab.workbench;

import java.math.BigInteger;
import java.util.Random;
import org.handfast.lab.hash.Hashes;
import org.handfast.protocol.wire.Bytes;

/// Alice at the bench: she opens an encrypted premaster secret, and looks whether the Finished that
/// comes with it was made with it. Two Alices differ in what they say about a bad padding.
interface SecretServer {
  /// The length of a premaster secret in TLS.
  int SECRET = 48;

  /// What the world sees of the outcome.
  enum Answer {
    PADDING_IS_WRONG,
    FINISHED_IS_WRONG,
    WELCOME
  }

  Answer receive(BigInteger ciphertext, Bytes finished);

  /// The Finished of a client who knows the secret.
  static Bytes finished(Bytes secret) {
    return Hashes.hmac(secret, Desk.text("finished"));
  }

  /// She says it when a padding is wrong: to be helpful, or because her library throws.
  static SecretServer outspoken(SmallRsa key) {
    return (ciphertext, finished) -> {
      Bytes block = key.decrypt(ciphertext);
      if (!SmallRsa.isPadded(block)) {
        return Answer.PADDING_IS_WRONG;
      }
      return welcome(SmallRsa.secret(block), finished);
    };
  }

  /// She does as RFC 5246 7.4.7.1 tells: throws a random secret first, goes on with that if
  /// anything is wrong with the one that came, and lets Finished fail. (At the bench the *answers*
  /// are the same. A real server must take the same time too; the shipped one's bound is in
  /// docs/security.md.)
  static SecretServer even(SmallRsa key, Random dice) {
    return (ciphertext, finished) -> {
      byte[] random = new byte[SECRET];
      dice.nextBytes(random);
      Bytes block = key.decrypt(ciphertext);
      boolean isGood = SmallRsa.isPadded(block) && SmallRsa.secret(block).length() == SECRET;
      return welcome(isGood ? SmallRsa.secret(block) : Bytes.owning(random), finished);
    };
  }

  private static Answer welcome(Bytes secret, Bytes finished) {
    return secret.length() == SECRET && finished(secret).equals(finished)
        ? Answer.WELCOME
        : Answer.FINISHED_IS_WRONG;
  }
}
