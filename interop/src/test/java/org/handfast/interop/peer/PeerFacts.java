package org.handfast.interop.peer;

/// What a peer says about its connection, in IANA's names; empty where it does not say.
public record PeerFacts(String suite, String group, String protocol, String name) {
  /// A peer that says nothing.
  public static final PeerFacts NONE = new PeerFacts("", "", "", "");
}
