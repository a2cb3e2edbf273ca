package org.handfast.interop.chapter;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Opens the records of one direction with its two keys, and counts them. What the chapter adds to
/// the MAC is there: the sequence number, "which begins at zero and gets incremented with each
/// record"; and the type, which tells the end of the connection, the version and the length.
///
/// It is for looking at what honest ends have said: it tells what is wrong, as no end of a
/// connection may.
final class RecordReader {
  private static final int BLOCK_LENGTH = 16;
  private static final int MAC_LENGTH = 32;

  private final Octets macKey;
  private final Octets key;
  private final MacOrder order;
  private long sequenceNumber;

  RecordReader(Octets macKey, Octets key, MacOrder order) {
    this.macKey = macKey;
    this.key = key;
    this.order = order;
  }

  /// Opens these, which must be all, in their order.
  List<OpenedRecord> open(List<WireRecord> guarded) throws GeneralSecurityException {
    List<OpenedRecord> opened = new ArrayList<>();
    for (WireRecord each : guarded) {
      opened.add(open(each));
    }
    return opened;
  }

  /// @throws GeneralSecurityException if the MAC or the padding is wrong
  OpenedRecord open(WireRecord guarded) throws GeneralSecurityException {
    OpenedRecord opened =
        switch (order) {
          case MAC_THEN_ENCRYPT -> openMacThenEncrypt(guarded);
          case ENCRYPT_THEN_MAC -> openEncryptThenMac(guarded);
        };
    sequenceNumber++;
    return opened;
  }

  /// IV + encrypt(data + MAC + padding), the MAC being of the data (RFC 5246 6.2.3.2).
  private OpenedRecord openMacThenEncrypt(WireRecord guarded) throws GeneralSecurityException {
    Octets iv = guarded.fragment().first(BLOCK_LENGTH);
    Octets plain = decrypted(iv, guarded.fragment().from(BLOCK_LENGTH));
    Octets padding = padding(plain, plain.length() - 1 - MAC_LENGTH);
    int macAt = plain.length() - 1 - padding.length() - MAC_LENGTH;
    Octets data = plain.first(macAt);
    Octets mac = plain.slice(macAt, macAt + MAC_LENGTH);
    Octets macInput = macInput(guarded, data);
    check(mac, macInput);
    return new OpenedRecord(sequenceNumber, guarded.type(), iv, data, macInput, mac, padding);
  }

  /// IV + encrypt(data + padding) + MAC, the MAC being of all before it (RFC 7366 3). It is looked
  /// at first.
  private OpenedRecord openEncryptThenMac(WireRecord guarded) throws GeneralSecurityException {
    int macAt = guarded.fragment().length() - MAC_LENGTH;
    Octets covered = guarded.fragment().first(macAt);
    Octets mac = guarded.fragment().from(macAt);
    Octets macInput = macInput(guarded, covered);
    check(mac, macInput);
    Octets iv = covered.first(BLOCK_LENGTH);
    Octets plain = decrypted(iv, covered.from(BLOCK_LENGTH));
    Octets padding = padding(plain, plain.length() - 1);
    Octets data = plain.first(plain.length() - 1 - padding.length());
    return new OpenedRecord(sequenceNumber, guarded.type(), iv, data, macInput, mac, padding);
  }

  private Octets decrypted(Octets iv, Octets blocks) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key.toArray(), "AES"),
        new IvParameterSpec(iv.toArray()));
    return Octets.of(aes.doFinal(blocks.toArray()));
  }

  /// The last octet is the number of those before it that are padding, and each of these is that
  /// number too.
  private static Octets padding(Octets plain, int longest) throws GeneralSecurityException {
    int last = plain.length() - 1;
    int length = plain.at(last);
    if (length > longest) {
      throw new GeneralSecurityException("padding longer than the record");
    }
    Octets padding = plain.slice(last - length, last);
    for (int i = 0; i < length; i++) {
      if (padding.at(i) != length) {
        throw new GeneralSecurityException("padding of other octets than its length");
      }
    }
    return padding;
  }

  /// The MAC covers sequence number, type, version, length and what it is of (RFC 5246 6.2.3.1).
  private Octets macInput(WireRecord guarded, Octets covered) {
    return Octets.joined(
        Octets.ofNumber(8, sequenceNumber),
        Octets.ofNumber(1, guarded.type()),
        Octets.ofNumber(2, guarded.version()),
        Octets.ofNumber(2, covered.length()),
        covered);
  }

  private void check(Octets mac, Octets macInput) throws GeneralSecurityException {
    if (!Prf.hmac(macKey, macInput).equals(mac)) {
      throw new GeneralSecurityException("the MAC of record " + sequenceNumber + " is wrong");
    }
  }
}
