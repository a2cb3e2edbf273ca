package org.handfast.engine.config;

/// Whether a server puts a cookie into its HelloRetryRequest (RFC 9846 4.3.2), which the client
/// must return.
public enum RetryCookies {
  OMITTED,
  INCLUDED
}
