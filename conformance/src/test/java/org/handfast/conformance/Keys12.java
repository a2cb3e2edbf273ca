package org.handfast.conformance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.engine.Side;
import org.handfast.protocol.wire.Bytes;

/// TLS 1.2's keys straight from the JDK's HMAC (RFC 5246 5, 6.3, 8.1), without anything of the
/// engine's.
record Keys12(Suite12 suite, Bytes master, Bytes clientRandom, Bytes serverRandom) {
  private static final int MASTER_LENGTH = 48;

  /// From the premaster secret and both nonces (RFC 5246 8.1).
  static Keys12 of(Suite12 suite, Bytes premaster, Bytes clientRandom, Bytes serverRandom) {
    Bytes seed = Bytes.concat(clientRandom, serverRandom);
    return new Keys12(
        suite,
        prf(suite, premaster, "master secret", seed, MASTER_LENGTH),
        clientRandom,
        serverRandom);
  }

  /// From the premaster secret and the handshake so far (RFC 7627 4).
  static Keys12 extended(
      Suite12 suite, Bytes premaster, Bytes messages, Bytes clientRandom, Bytes serverRandom) {
    Bytes seed = hash(suite, messages);
    return new Keys12(
        suite,
        prf(suite, premaster, "extended master secret", seed, MASTER_LENGTH),
        clientRandom,
        serverRandom);
  }

  /// How the records of one side are protected.
  RecordCipher12 records(Side sender, boolean encryptThenMac) {
    int mac = suite.macLength();
    int key = suite.keyLength();
    int iv = suite.ivLength();
    Bytes block =
        prf(
            suite,
            master,
            "key expansion",
            Bytes.concat(serverRandom, clientRandom),
            2 * (mac + key + iv));
    int second = sender == Side.CLIENT ? 0 : 1;
    int keys = 2 * mac;
    int ivs = keys + 2 * key;
    return new RecordCipher12(
        suite,
        block.slice(second * mac, (second + 1) * mac),
        block.slice(keys + second * key, keys + (second + 1) * key),
        block.slice(ivs + second * iv, ivs + (second + 1) * iv),
        encryptThenMac);
  }

  /// verify_data of a Finished (RFC 5246 7.4.9).
  Bytes verifyData(Side sender, Bytes messages) {
    String label = sender == Side.CLIENT ? "client finished" : "server finished";
    return prf(suite, master, label, hash(suite, messages), 12);
  }

  /// Keying material without a context (RFC 5705 4).
  Bytes export(String label, int length) {
    return prf(suite, master, label, Bytes.concat(clientRandom, serverRandom), length);
  }

  /// Keying material for a context, which may be empty.
  Bytes export(String label, Bytes context, int length) {
    Bytes counted =
        Bytes.concat(Bytes.of((byte) (context.length() >> 8), (byte) context.length()), context);
    Bytes seed = Bytes.concat(clientRandom, serverRandom, counted);
    return prf(suite, master, label, seed, length);
  }

  private static Bytes hash(Suite12 suite, Bytes messages) {
    try {
      return Bytes.owning(MessageDigest.getInstance(suite.hash()).digest(messages.toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Bytes prf(Suite12 suite, Bytes secret, String label, Bytes seed, int length) {
    try {
      Mac mac = Mac.getInstance("Hmac" + suite.hash().replace("-", ""));
      mac.init(new SecretKeySpec(secret.toArray(), "RAW"));
      byte[] labelled =
          Bytes.concat(Bytes.of(label.getBytes(StandardCharsets.US_ASCII)), seed).toArray();
      byte[] out = new byte[length];
      byte[] a = labelled;
      for (int done = 0; done < length; ) {
        a = mac.doFinal(a);
        mac.update(a);
        byte[] next = mac.doFinal(labelled);
        int taken = Math.min(next.length, length - done);
        System.arraycopy(next, 0, out, done, taken);
        done += taken;
      }
      return Bytes.owning(Arrays.copyOf(out, length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
