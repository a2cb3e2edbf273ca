package org.handfast.jca;

import static org.handfast.jca.SelfTest.require;
import static org.handfast.jca.SelfTest.requireAnswer;

import java.security.Provider;
import java.util.HexFormat;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;

/// One record with a known answer, sealed and opened, and opened again with a bit flipped in its
/// tag. Test case 4 of the GCM specification's appendix and RFC 8439 2.8.2.
final class AeadSelfTest {
  private AeadSelfTest() {}

  static void run(Aead aead, Provider provider) {
    switch (aead) {
      case AES_128_GCM, AES_256_GCM ->
          run(
              new JcaAead(Aead.AES_128_GCM, () -> provider),
              "feffe9928665731c6d6a8f9467308308",
              "cafebabefacedbaddecaf888",
              "feedfacedeadbeeffeedfacedeadbeefabaddad2",
              "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                  + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
              "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                  + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
                  + "5bc94fbc3221a5db94fae95ae7121a47");
      case CHACHA20_POLY1305 ->
          run(
              new JcaAead(aead, () -> provider),
              "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
              "070000004041424344454647",
              "50515253c0c1c2c3c4c5c6c7",
              "4c616469657320616e642047656e746c656d656e206f662074686520636c6173"
                  + "73206f66202739393a204966204920636f756c64206f6666657220796f75206f"
                  + "6e6c79206f6e652074697020666f7220746865206675747572652c2073756e73"
                  + "637265656e20776f756c642062652069742e",
              "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
                  + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
                  + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
                  + "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691");
    }
  }

  private static void run(
      AeadAlgorithm aead, String key, String nonce, String data, String plain, String sealed) {
    HexFormat hex = HexFormat.of();
    byte[] in = hex.parseHex(plain);
    byte[] record = new byte[in.length + Aead.TAG_LENGTH];
    byte[] tail = {in[in.length - 1]};
    aead.sealer(hex.parseHex(key))
        .seal(hex.parseHex(nonce), hex.parseHex(data), in, 0, in.length - 1, tail, record, 0);
    requireAnswer(sealed, record);

    AeadAlgorithm.Opener opener = aead.opener(hex.parseHex(key));
    byte[] out = new byte[in.length];
    int opened =
        opener.open(hex.parseHex(nonce), hex.parseHex(data), record, 0, record.length, out, 0);
    require(opened == in.length, "opens its own record to another length");
    requireAnswer(plain, out);

    record[record.length - 1] ^= 1;
    byte[] wider = new byte[in.length + 1];
    wider[in.length] = 1;
    int forged =
        opener.open(hex.parseHex(nonce), hex.parseHex(data), record, 0, record.length, wider, 0);
    require(forged == AeadAlgorithm.FORGED, "accepts a forged tag");
    // Conscrypt zeroes the whole array behind its offset: what lies there may be somebody else's.
    require(wider[in.length] == 1, "writes beyond its record");
  }
}
