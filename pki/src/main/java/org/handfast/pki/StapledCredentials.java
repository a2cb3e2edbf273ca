package org.handfast.pki;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.wire.Bytes;

/// Puts OCSP responses beside the certificates that another source chooses (RFC 9846 4.5.1.1), for
/// peers that ask for them. Immutable.
public final class StapledCredentials implements CredentialSource {
  private final CredentialSource credentials;
  private final Map<Bytes, OcspResponses> byCertificate;

  private StapledCredentials(
      CredentialSource credentials, Map<Bytes, OcspResponses> byCertificate) {
    this.credentials = credentials;
    this.byCertificate = Map.copyOf(byCertificate);
  }

  /// What `credentials` chooses, with nothing beside it yet.
  public static StapledCredentials of(CredentialSource credentials) {
    return new StapledCredentials(credentials, Map.of());
  }

  /// The same, with these responses beside the certificate of this identity.
  public StapledCredentials with(Identity identity, OcspResponses responses) {
    Map<Bytes, OcspResponses> more = new HashMap<>(byCertificate);
    more.put(Certificates.encoded(identity.endEntity()), responses);
    return new StapledCredentials(credentials, more);
  }

  @Override
  public Optional<Credential> choose(CredentialRequest request) throws PeerIncompatible {
    Optional<Credential> chosen = credentials.choose(request);
    return request.wishes().evidence().contains(Evidence.OCSP_RESPONSE)
        ? chosen.map(this::stapled)
        : chosen;
  }

  private Credential stapled(Credential chosen) {
    OcspResponses responses = byCertificate.get(chosen.chain().getFirst());
    Bytes response = responses == null ? Bytes.EMPTY : responses.current();
    return response.isEmpty() ? chosen : chosen.stapled(Staple.of(response));
  }
}
