package org.handfast.jsse;

import java.security.InvalidKeyException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import javax.security.auth.x500.X500Principal;
import org.handfast.engine.Side;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Asks a key manager for this side's credential.
///
/// A server asks for one type of key after the other, in the order in which the schemes are
/// preferred, until the key manager names a key that signs in a scheme both sides know (RFC 9846
/// 4.5.1.2): a key manager that chooses by server name may have one type of key for this name and
/// another for that. A client asks once, for all types.
final class KeyManagerCredentials implements CredentialSource {
  private final X509KeyManager keys;
  private final Endpoint endpoint;

  KeyManagerCredentials(X509KeyManager keys, Endpoint endpoint) {
    this.keys = keys;
    this.endpoint = endpoint;
  }

  @Override
  public Optional<Credential> choose(CredentialRequest request) {
    endpoint.parametersSettled();
    List<String> types = SchemeNames.keyTypes(request.schemes());
    Principal[] issuers = issuers(request.authorities());
    if (request.presenter() == Side.CLIENT) {
      return signing(clientAlias(types, issuers), request).map(this::present);
    }
    // RFC 9846 4.5.1.2: authorities are a wish, and a chain from another one better than none.
    return serverIdentity(types, issuers, request)
        .or(() -> issuers == null ? Optional.empty() : serverIdentity(types, null, request))
        .map(this::present);
  }

  /// The key to which clients may encrypt premaster secrets: the RSA key, as it were to sign.
  Optional<KeyTransportCredential> keyTransport() {
    Optional<Identity<KeyTransportCredential>> chosen =
        identity(serverAlias("RSA", null), endpoint.context().identities()::decrypting);
    chosen.ifPresent(endpoint::decryptsWith);
    return chosen.map(Identity::credential);
  }

  private Optional<Identity<Credential>> serverIdentity(
      List<String> types, Principal @Nullable [] issuers, CredentialRequest request) {
    return types.stream()
        .map(type -> signing(serverAlias(type, issuers), request))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private @Nullable String clientAlias(List<String> types, Principal @Nullable [] issuers) {
    String[] all = types.toArray(String[]::new);
    return switch (endpoint.carrier()) {
      case Carrier.OfSocket(var socket) -> keys.chooseClientAlias(all, issuers, socket);
      case Carrier.OfEngine(var engine) ->
          keys instanceof X509ExtendedKeyManager extended
              ? extended.chooseEngineClientAlias(all, issuers, engine)
              : keys.chooseClientAlias(all, issuers, null);
    };
  }

  private @Nullable String serverAlias(String type, Principal @Nullable [] issuers) {
    return switch (endpoint.carrier()) {
      case Carrier.OfSocket(var socket) -> keys.chooseServerAlias(type, issuers, socket);
      case Carrier.OfEngine(var engine) ->
          keys instanceof X509ExtendedKeyManager extended
              ? extended.chooseEngineServerAlias(type, issuers, engine)
              : keys.chooseServerAlias(type, issuers, null);
    };
  }

  private Optional<Identity<Credential>> signing(
      @Nullable String alias, CredentialRequest request) {
    return identity(alias, endpoint.context().identities()::signing)
        .filter(found -> request.isMetBy(found.credential().signer()));
  }

  private <C> Optional<Identity<C>> identity(@Nullable String alias, IdentityCache.Maker<C> maker) {
    if (alias == null) {
      return Optional.empty();
    }
    PrivateKey key = keys.getPrivateKey(alias);
    X509Certificate[] chain = keys.getCertificateChain(alias);
    if (key == null || chain == null || chain.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(maker.make(key, List.of(chain)));
    } catch (InvalidKeyException _) {
      // A kind of key that TLS has no use for: as good as none.
      return Optional.empty();
    } catch (CertificateEncodingException broken) {
      throw new IllegalStateException("the chain of key " + alias + " has no encoding", broken);
    }
  }

  private Credential present(Identity<Credential> chosen) {
    endpoint.presents(chosen);
    return chosen.credential();
  }

  /// Null means any issuer, to a key manager. What the peer sent and is no name is left out.
  private static Principal @Nullable [] issuers(List<Bytes> authorities) {
    List<X500Principal> names =
        authorities.stream().flatMap(name -> principal(name).stream()).toList();
    return names.isEmpty() ? null : names.toArray(Principal[]::new);
  }

  private static Optional<X500Principal> principal(Bytes name) {
    try {
      return Optional.of(new X500Principal(name.toArray()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
