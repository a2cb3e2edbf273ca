package org.handfast.engine.config;

/// Whether a client may send early data where a session allows it (RFC 9846 2.3). Its application
/// has to send only what may safely arrive twice.
public enum EarlyDataUse {
  NEVER,
  WHERE_ALLOWED
}
