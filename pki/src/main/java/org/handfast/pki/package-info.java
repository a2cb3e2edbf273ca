/// Who the peer is and who we are. Trust rests on the PKIX of the JDK with strict checks around it;
/// names follow RFC 9525; keys and certificates come from PEM files and key stores.
///
/// Whom to trust: [Trust][org.handfast.pki.Trust] and
/// [PathVerifier][org.handfast.pki.PathVerifier]. Who we are: [Identity][org.handfast.pki.Identity]
/// and [Identities][org.handfast.pki.Identities].
@NullMarked
package org.handfast.pki;

import org.jspecify.annotations.NullMarked;
