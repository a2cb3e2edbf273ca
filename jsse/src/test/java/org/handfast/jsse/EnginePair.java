package org.handfast.jsse;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// Two engines with nothing but memory between them.
final class EnginePair {
  private static final int MORE_THAN_ENOUGH = 10_000;

  final EnginePeer client;
  final EnginePeer server;

  EnginePair(SSLEngine client, SSLEngine server) {
    this.client = new EnginePeer(client);
    this.server = new EnginePeer(server);
  }

  /// Two of our engines that trust each other's authority.
  static EnginePair ours() {
    return of(Contexts.HANDFAST.anonymous(), Contexts.HANDFAST.localhost());
  }

  static EnginePair of(SSLContext client, SSLContext server) {
    return new EnginePair(Contexts.client(client), Contexts.server(server));
  }

  /// Leaves the client no other version.
  EnginePair speaking(String protocol) {
    client.engine.setEnabledProtocols(new String[] {protocol});
    return this;
  }

  /// Runs the handshake until there is nothing left to do for either.
  EnginePair handshake() throws SSLException {
    client.engine.beginHandshake();
    server.engine.beginHandshake();
    settle();
    return this;
  }

  /// Carries on until there is nothing left to do for either.
  void settle() throws SSLException {
    for (int i = 0; i < MORE_THAN_ENOUGH; i++) {
      boolean clientMoved = client.step(server);
      boolean serverMoved = server.step(client);
      if (!clientMoved && !serverMoved) {
        return;
      }
    }
    throw new AssertionError("the engines go round in circles");
  }
}
