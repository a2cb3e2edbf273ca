package org.handfast.jca;

/// The key pairs and signatures of RFC 6979 A.2.5 to A.2.7, with the hash of the curve's own
/// strength over "sample".
enum EcExample {
  SECP256R1(
      "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420",
      "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
      "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
          + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
      "2388ee990c93c4bb757203225b7786d69950d2f0de43cdf23dc71f5efaa169c8",
      "3046"
          + "022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
          + "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"),
  SECP384R1(
      "304e020100301006072a8648ce3d020106052b81040022043730350201010430",
      "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d8"
          + "96d5724e4c70a825f872c9ea60d2edf5",
      "04ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64"
          + "def8f0ea9055866064a254515480bc13"
          + "8015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9f54ca84b3f1c9db1"
          + "288b231c3ae0d4fe7344fd2533264720",
      "905b8f97a03235c5cb1752a7984727c2e978287ee1afbaafa89e5ca1d4c60170"
          + "2c1c5f5ed8f12ec243da8281f12932a8",
      "3066"
          + "02310094edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c"
          + "81a648152e44acf96e36dd1e80fabe46"
          + "02310099ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94f"
          + "a329c145786e679e7b82c71a38628ac8"),
  SECP521R1(
      "3060020100301006072a8648ce3d020106052b81040023044930470201010442",
      "00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75"
          + "caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b8"
          + "3538",
      "0401894550d0785932e00eaa23b694f213f8c3121f86dc97a04e5a7167db4e5bcd"
          + "371123d46e45db6b5d5370a7f20fb633155d38ffa16d2bd761dcac474b9a2f50"
          + "23a400493101c962cd4d2fddf782285e64584139c2f91b47f87ff82354d6630f"
          + "746a28a0db25741b5b34a828008b22acc23f924faafbd4d33f81ea66956dfeaa"
          + "2bfdfcf5",
      "01901b89b20bd70e5683bd9cf00422f38c75237eeb357d78eeb091eff0aba905"
          + "f8121159aba8b5be730c4b65b93dc7357c9f29de67e319c4adb1fc2fdd1bd844"
          + "4063",
      "308187"
          + "024200c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f17"
          + "4e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa"
          + "0241617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af28"
          + "2623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a");

  private final String pkcs8Prefix;
  private final String privateKey;
  private final String point;
  private final String agreedWithItself;
  private final String signature;

  EcExample(
      String pkcs8Prefix,
      String privateKey,
      String point,
      String agreedWithItself,
      String signature) {
    this.pkcs8Prefix = pkcs8Prefix;
    this.privateKey = privateKey;
    this.point = point;
    this.agreedWithItself = agreedWithItself;
    this.signature = signature;
  }

  static EcExample of(Enum<?> curve) {
    return valueOf(curve.name());
  }

  /// The private key in PKCS #8, without its public half.
  String pkcs8() {
    return pkcs8Prefix + privateKey;
  }

  /// The public key, uncompressed.
  String point() {
    return point;
  }

  /// The x-coordinate of the private key times its own public key.
  String agreedWithItself() {
    return agreedWithItself;
  }

  /// Over "sample", in DER.
  String signature() {
    return signature;
  }
}
