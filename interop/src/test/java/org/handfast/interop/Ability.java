package org.handfast.interop;

/// What not every peer does.
enum Ability {
  SAYS_SUITE,
  SAYS_GROUP,
  SAYS_PROTOCOL,
  SAYS_NAME,
  /// As a server it ends a connection of its own accord.
  CLOSES_AS_SERVER,
  /// After its close_notify it still reads, and after ours it still writes.
  HALF_CLOSES
}
