package org.handfast.jca;

import java.util.Optional;
import java.util.stream.Stream;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// Two key exchanges side by side, RFC 10024: shares and secrets are concatenated in the same
/// order, and the secret is safe as long as one of the two is. X25519MLKEM768 puts ML-KEM first,
/// whatever its name says; the others put the curve first.
final class HybridKeyExchange implements KeyExchange {
  private final NamedGroup group;
  private final SizedKeyExchange first;
  private final SizedKeyExchange second;

  HybridKeyExchange(NamedGroup group, SizedKeyExchange first, SizedKeyExchange second) {
    this.group = group;
    this.first = first;
    this.second = second;
  }

  @Override
  public NamedGroup group() {
    return group;
  }

  @Override
  public Offer offer() {
    Offer head = first.offer();
    Offer rest = second.offer();
    return new HybridOffer(this, Bytes.concat(head.share(), rest.share()), head, rest);
  }

  @Override
  public Answer answer(Bytes clientShare, SecretScope scope) throws InvalidShareException {
    int split = first.clientShareLength();
    SizedKeyExchange.requireLength(clientShare, split + second.clientShareLength());
    try (SecretScope parts = SecretScope.open()) {
      Answer head = first.answer(clientShare.slice(0, split), parts);
      Answer rest = second.answer(clientShare.slice(split), parts);
      return new Answer(
          Bytes.concat(head.share(), rest.share()), join(head.secret(), rest.secret(), scope));
    }
  }

  private Secret complete(HybridOffer offer, Bytes serverShare, SecretScope scope)
      throws InvalidShareException {
    int split = first.serverShareLength();
    SizedKeyExchange.requireLength(serverShare, split + second.serverShareLength());
    try (SecretScope parts = SecretScope.open()) {
      Secret head = offer.head.complete(serverShare.slice(0, split), parts);
      Secret rest = offer.rest.complete(serverShare.slice(split), parts);
      return join(head, rest, scope);
    }
  }

  private static Secret join(Secret head, Secret rest, SecretScope scope) {
    byte[] joined = new byte[head.length() + rest.length()];
    head.lend(bytes -> System.arraycopy(bytes, 0, joined, 0, bytes.length));
    rest.lend(bytes -> System.arraycopy(bytes, 0, joined, head.length(), bytes.length));
    return scope.adopt(joined);
  }

  private record HybridOffer(HybridKeyExchange exchange, Bytes share, Offer head, Offer rest)
      implements Offer {
    @Override
    public NamedGroup group() {
      return exchange.group;
    }

    @Override
    public Secret complete(Bytes serverShare, SecretScope scope) throws InvalidShareException {
      return exchange.complete(this, serverShare, scope);
    }

    @Override
    public Optional<Offer> component() {
      return Stream.of(head, rest).filter(offer -> !offer.group().isPostQuantum()).findFirst();
    }

    @Override
    public String toString() {
      return "Offer[" + group() + "]";
    }
  }
}
