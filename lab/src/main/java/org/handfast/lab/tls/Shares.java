package org.handfast.lab.tls;

import org.handfast.protocol.wire.Bytes;

/// What two shares lead to, written down.
final class Shares {
  private Shares() {}

  /// @param name of the secret that both have then
  static void learn(Dialog dialog, String name, Bytes secret, Notes notes) {
    notes.learns("Bob's share", dialog.clientShare(), "the public half of a new key pair");
    notes.learns("Alice's share", dialog.serverShare(), "the public half of a new key pair");
    String formula = dialog.group() + "(own private key, the other's share)";
    notes.learns(name, secret, formula, "Bob's share", "Alice's share");
  }
}
