package org.handfast.engine.session;

/// Whose sessions they are, on the client: one peer's, reached under one configuration. Sessions of
/// one never serve another.
///
/// @param peer such as host and port
/// @param configuration compared by equality
public record SessionKey(String peer, Object configuration) {

  @Override
  public String toString() {
    return "SessionKey[" + peer + "]";
  }
}
