package org.handfast.interop;

/// What not every peer says about a connection.
enum Ability {
  SAYS_SUITE,
  SAYS_GROUP,
  SAYS_PROTOCOL,
  SAYS_NAME
}
