package org.handfast.lab.authority;

/// What Alice's key is for. A key that does both can be used against itself: what it opens for one
/// purpose may be what it would have signed for the other.
public enum KeyUse {
  /// It opens secrets that were encrypted to it.
  TRANSPORT,
  /// It signs.
  SIGNING
}
