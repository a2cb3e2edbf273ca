package org.handfast.engine.handshake;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// One side's proof of its identity, RFC 9846 4.5: the chain, and a signature over the transcript
/// with the key in it. Made as local work, on a fork of the transcript; sent afterwards.
public record Proof(
    HandshakeMessage certificate, CertificateVerify verify, Fact.Presented presented) {

  /// Signs with `credential` what comes after `transcript`.
  ///
  /// @param requestContext of the CertificateRequest that is answered; empty in the handshake
  /// @param packing what the peer takes beside a plain Certificate
  /// @throws PeerIncompatible if the key can make no signature that the peer verifies
  /// @throws LocalFault if the key fails
  public static Proof of(
      Side signer,
      Credential credential,
      Bytes requestContext,
      CredentialRequest request,
      CertificatePacking packing,
      Transcript transcript)
      throws TlsException {
    SignatureScheme scheme = request.schemeFor(credential.signer());
    HandshakeMessage certificate =
        packing.pack(
            new Certificate(requestContext, entries(credential, request.wishes().evidence())));
    transcript.add(HandshakeCodec.encode(certificate));
    Bytes signature = sign(credential, scheme, SignedContent.of(signer, transcript.hash()));
    return new Proof(
        certificate,
        new CertificateVerify(scheme, signature),
        new Fact.Presented(credential, scheme));
  }

  /// The signature over `content`, which is not hashed yet, in either version: TLS 1.2 signs the
  /// ServerKeyExchange's parameters (RFC 8422 5.4), or all messages so far (RFC 5246 7.4.8).
  ///
  /// @throws LocalFault if the key fails
  public static Bytes sign(Credential credential, SignatureScheme scheme, Bytes content)
      throws LocalFault {
    try {
      return credential.signer().sign(scheme, content);
    } catch (GeneralSecurityException e) {
      throw new LocalFault("signing with " + scheme, e);
    }
  }

  private static List<Certificate.Entry> entries(Credential credential, Set<Evidence> asked) {
    List<Certificate.Entry> entries = new ArrayList<>(credential.chain().size());
    for (int i = 0; i < credential.chain().size(); i++) {
      Staple staple = i < credential.staples().size() ? credential.staples().get(i) : Staple.NONE;
      entries.add(
          new Certificate.Entry(credential.chain().get(i), StapledEntry.write(staple, asked)));
    }
    return entries;
  }
}
