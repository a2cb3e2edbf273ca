package org.handfast.jca;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.protocol.registry.NamedGroup;

/// All key exchanges that these providers can do. Which of them are used is the policy's choice.
final class KeyExchanges {
  private final Providers providers;
  private final SecureRandom random;

  private KeyExchanges(Providers providers, SecureRandom random) {
    this.providers = providers;
    this.random = random;
  }

  static List<KeyExchange> of(Providers providers, SecureRandom random) {
    var made = new KeyExchanges(providers, random);
    return Stream.of(made.hybrids(), made.curves(), made.kems(), made.fields())
        .flatMap(exchanges -> exchanges)
        .toList();
  }

  /// RFC 10024: ML-KEM comes first beside X25519, and second beside the others.
  private Stream<KeyExchange> hybrids() {
    if (!providers.isServed(Primitive.ML_KEM)) {
      return Stream.empty();
    }
    return Stream.of(Curve.X25519, Curve.SECP256R1, Curve.SECP384R1)
        .filter(curve -> providers.isServed(curve.primitive()))
        .map(this::hybrid);
  }

  private KeyExchange hybrid(Curve curve) {
    return switch (curve) {
      case X25519 ->
          new HybridKeyExchange(NamedGroup.X25519MLKEM768, kem(MlKem.ML_KEM_768), curve(curve));
      case SECP256R1 ->
          new HybridKeyExchange(NamedGroup.SECP256R1MLKEM768, curve(curve), kem(MlKem.ML_KEM_768));
      case SECP384R1 ->
          new HybridKeyExchange(
              NamedGroup.SECP384R1MLKEM1024, curve(curve), kem(MlKem.ML_KEM_1024));
      case SECP521R1, X448 -> throw new IllegalArgumentException("no hybrid with " + curve);
    };
  }

  private Stream<KeyExchange> curves() {
    return Stream.of(Curve.values())
        .filter(curve -> providers.isServed(curve.primitive()))
        .map(this::curve);
  }

  private Stream<KeyExchange> kems() {
    return Stream.of(MlKem.values())
        .filter(_ -> providers.isServed(Primitive.ML_KEM))
        .map(this::kem);
  }

  private Stream<KeyExchange> fields() {
    return Stream.of(FiniteField.values())
        .filter(_ -> providers.isServed(Primitive.FFDHE))
        .map(
            field ->
                new FiniteFieldKeyExchange(field, () -> providers.of(Primitive.FFDHE), random));
  }

  private SizedKeyExchange curve(Curve curve) {
    return new CurveKeyExchange(curve, () -> providers.of(curve.primitive()), random);
  }

  private SizedKeyExchange kem(MlKem parameters) {
    return new MlKemKeyExchange(parameters, () -> providers.of(Primitive.ML_KEM), random);
  }
}
