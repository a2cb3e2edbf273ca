package org.handfast.engine.config;

/// Whether a client offers values that mean nothing and that no server may select (RFC 8701), to
/// find out whether it ignores what it does not know. Good for the ecosystem, and of no use to the
/// connection: so it is for those who want to know.
public enum Grease {
  OMITTED,
  INCLUDED
}
