package org.handfast.engine.trust;

/// What may be asked for beside a certificate (RFC 9846 4.5.1.1). Who is asked may have none.
public enum Evidence {
  /// What the authority says about the certificate now: an OCSP response (RFC 6960).
  OCSP_RESPONSE,
  /// That the certificate was logged in public: signed certificate timestamps (RFC 6962).
  TIMESTAMPS
}
