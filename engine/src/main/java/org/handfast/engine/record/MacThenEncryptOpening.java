package org.handfast.engine.record;

import static org.handfast.engine.crypto.BlockCipher.BLOCK_LENGTH;

import java.util.Arrays;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.crypto.BlockCipherAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.engine.schedule.tls12.Tls12Cipher;

/// Opens a block cipher's record as RFC 5246 6.2.3.2 has it: the MAC is inside.
///
/// ```text
/// IV ‖ ENC(content ‖ MAC ‖ padding ‖ padding_length)
/// ```
///
/// Where the MAC begins is known only by the padding, which nobody has confirmed yet. Whoever can
/// tell a bad padding from a bad MAC, by an alert or by the time that the answer takes, can decrypt
/// (Vaudenay's attack, Lucky Thirteen, POODLE). So the work is the same for all paddings: the MAC
/// is computed for each length that the padding could have, and masks choose among them. What is
/// secret is no condition, no index, no length of an array. The record's own length is public.
final class MacThenEncryptOpening implements Tls12Opening {
  private static final int LONGEST_PADDING = 255;

  private final BlockCipherAlgorithm.Decryptor decryptor;
  private final HmacHalves hmac;
  private final int macLength;
  private final NumberedHeader header = new NumberedHeader();
  private final byte[] iv = new byte[BLOCK_LENGTH];
  private final byte[] inner;
  private final byte[] received;

  MacThenEncryptOpening(Tls12Cipher.Block cipher, DirectionKeys keys) {
    this.decryptor = keys.key().use(cipher.algorithm()::decryptor);
    this.hmac = keys.macKey().use(key -> new HmacHalves(cipher.mac(), key));
    this.macLength = cipher.mac().algorithm().length();
    this.inner = new byte[macLength];
    this.received = new byte[macLength];
  }

  @Override
  public int room(int fragment) {
    int encrypted = fragment - BLOCK_LENGTH;
    return encrypted > macLength && encrypted % BLOCK_LENGTH == 0 ? encrypted : NO_ROOM;
  }

  @Override
  public int open(byte[] in, int from, int to, byte[] out, int at) {
    System.arraycopy(in, from, iv, 0, BLOCK_LENGTH);
    int length = decryptor.decrypt(iv, in, from + BLOCK_LENGTH, to, out, at);
    // The content's length if there were no padding; with the longest there can be, it is shortest.
    int longest = length - macLength - 1;
    int shortest = Math.max(0, longest - LONGEST_PADDING);

    int padding = Byte.toUnsignedInt(out[at + length - 1]);
    int good = paddingIsGood(out, at + length - 1, padding, longest - shortest);
    // A bad padding counts as none, so that there is a MAC to compute (RFC 5246 6.2.3.2).
    int content = longest - (padding & good);
    byte type = in[from - RecordHeader.LENGTH];
    good &= macIsGood(header.current(type, content), out, at, content, shortest, longest);
    return Mask.select(good, content, AeadAlgorithm.FORGED);
  }

  @Override
  public void accept() {
    header.advance();
  }

  @Override
  public void wipe() {
    header.wipe();
    hmac.wipe();
    decryptor.wipe();
    Arrays.fill(inner, (byte) 0);
    Arrays.fill(received, (byte) 0);
  }

  // Looks at every byte that could be padding; each of those that are has to say how many there
  // are.
  private static int paddingIsGood(byte[] plaintext, int last, int padding, int most) {
    int good = Mask.atMost(padding, most);
    for (int i = 0; i <= most; i++) {
      int isPadding = Mask.atMost(i, padding);
      good &= ~isPadding | Mask.equal(Byte.toUnsignedInt(plaintext[last - i]), padding);
    }
    return good;
  }

  // Hashes up to each place where the content could end, and keeps the hash, and the MAC behind it,
  // of the one place where it does.
  private int macIsGood(
      byte[] numbered, byte[] plaintext, int at, int content, int shortest, int longest) {
    Arrays.fill(inner, (byte) 0);
    Arrays.fill(received, (byte) 0);
    HashFunction.Digest running = hmac.inner();
    running.update(numbered, 0, NumberedHeader.LENGTH);
    running.update(plaintext, at, at + shortest);
    for (int end = shortest; end <= longest; end++) {
      byte[] hash = running.fork().finish();
      int ends = Mask.equal(end, content);
      for (int i = 0; i < macLength; i++) {
        inner[i] |= (byte) (hash[i] & ends);
        received[i] |= (byte) (plaintext[at + end + i] & ends);
      }
      Arrays.fill(hash, (byte) 0);
      running.update(plaintext, at + end, at + end + 1);
    }
    // Its state holds the content: it ends like everything else.
    Arrays.fill(running.finish(), (byte) 0);
    return isReceived(hmac.outer(inner));
  }

  private int isReceived(byte[] mac) {
    int difference = 0;
    for (int i = 0; i < macLength; i++) {
      difference |= mac[i] ^ received[i];
    }
    return Mask.equal(difference, 0);
  }
}
