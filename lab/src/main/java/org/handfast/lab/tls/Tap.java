package org.handfast.lab.tls;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.crypto.KeyTransport;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// What one connection's stack knows, taken down where it passes the stack's ports: pre-master and
/// shared secrets, and the secrets that the key log tells. The stack works as it always does.
final class Tap implements Keyring, KeyLog {
  private static final int PREMASTER_LENGTH = 48;

  private final Map<Bytes, Bytes> premasters = new HashMap<>();
  private final Map<Bytes, Bytes> shared = new HashMap<>();
  private final Map<Label, Bytes> told = new EnumMap<>(Label.class);
  private final Map<Bytes, Bytes> preSharedKeys;
  private final Consumer<String> file;
  private boolean hasMadePremaster;

  /// @param preSharedKeys those that this person has from earlier connections, by their labels
  /// @param file gets the lines of the key log
  Tap(Map<Bytes, Bytes> preSharedKeys, Consumer<String> file) {
    this.preSharedKeys = preSharedKeys;
    this.file = file;
  }

  /// The same cryptography, watched.
  CryptoProvider watching(CryptoProvider crypto) {
    List<KeyExchange> exchanges =
        crypto.keyExchanges().stream().<KeyExchange>map(WatchedExchange::new).toList();
    return new CryptoProvider(
        crypto.hashes(),
        crypto.aeads(),
        exchanges,
        crypto.verifier(),
        crypto.random(),
        crypto.blockCiphers(),
        crypto.keyTransport().map(this::watching));
  }

  private KeyTransport watching(KeyTransport transport) {
    return (key, premaster) -> {
      Bytes encrypted = transport.encrypt(key, premaster);
      premasters.put(encrypted, copy(premaster));
      hasMadePremaster = true;
      return encrypted;
    };
  }

  /// The same key, watched: the pre-master secret is the end of what it decrypts (RFC 8017 7.2.1).
  RsaDecryption watching(RsaDecryption key) {
    return new RsaDecryption() {
      @Override
      public Bytes modulus() {
        return key.modulus();
      }

      @Override
      public byte[] decrypt(byte[] ciphertext) {
        byte[] block = key.decrypt(ciphertext);
        premasters.put(
            Bytes.of(ciphertext),
            Bytes.copyOf(block, block.length - PREMASTER_LENGTH, block.length));
        return block;
      }
    };
  }

  @Override
  public void log(Label label, Bytes clientRandom, Secret secret) {
    Bytes value = copy(secret);
    told.put(label, value);
    file.accept(label + " " + clientRandom.toHex() + " " + value.toHex());
  }

  @Override
  public Optional<Bytes> premaster(Bytes encrypted) {
    return Optional.ofNullable(premasters.get(encrypted));
  }

  @Override
  public String premasterFormula() {
    return hasMadePremaster ? "0x0303 ‖ 46 random bytes" : Keyring.super.premasterFormula();
  }

  @Override
  public Optional<Bytes> shared(NamedGroup group, Bytes clientShare, Bytes serverShare) {
    return Optional.ofNullable(shared.get(serverShare));
  }

  @Override
  public Optional<Bytes> preSharedKey(Bytes identity) {
    return Optional.ofNullable(preSharedKeys.get(identity));
  }

  @Override
  public Optional<Bytes> master() {
    return Optional.ofNullable(told.get(Label.CLIENT_RANDOM));
  }

  @Override
  public boolean readsEarlyData() {
    return told.containsKey(Label.CLIENT_EARLY_TRAFFIC_SECRET);
  }

  private static Bytes copy(Secret secret) {
    return secret.use(Bytes::of);
  }

  private final class WatchedExchange implements KeyExchange {
    private final KeyExchange exchange;

    WatchedExchange(KeyExchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public NamedGroup group() {
      return exchange.group();
    }

    @Override
    public Offer offer() {
      return new WatchedOffer(exchange.offer());
    }

    @Override
    public Answer answer(Bytes clientShare, SecretScope scope) throws InvalidShareException {
      Answer answer = exchange.answer(clientShare, scope);
      shared.put(answer.share(), copy(answer.secret()));
      return answer;
    }
  }

  private final class WatchedOffer implements KeyExchange.Offer {
    private final KeyExchange.Offer offer;

    WatchedOffer(KeyExchange.Offer offer) {
      this.offer = offer;
    }

    @Override
    public NamedGroup group() {
      return offer.group();
    }

    @Override
    public Bytes share() {
      return offer.share();
    }

    @Override
    public Secret complete(Bytes serverShare, SecretScope scope) throws InvalidShareException {
      Secret secret = offer.complete(serverShare, scope);
      shared.put(serverShare, copy(secret));
      return secret;
    }

    @Override
    public Optional<KeyExchange.Offer> component() {
      return offer.component().map(WatchedOffer::new);
    }
  }
}
