package org.handfast.engine.server;

import java.nio.charset.StandardCharsets;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.protocol.wire.Bytes;

/// What a session must not outlive beside its lifetime, in one digest: the policy, the application
/// protocols, what is asked of clients, and what is trusted. Under another configuration the ticket
/// is worth nothing, whoever shares the ticket keys.
public final class SessionBinding {
  private SessionBinding() {}

  /// The digest, in the hash of the session's suite.
  ///
  /// @param generation of the trust that the client was, or is, judged by
  public static Bytes of(ServerConfig config, long generation, HashFunction hash) {
    HashFunction.Digest digest = hash.digest();
    // All of it: a policy that was changed keeps its name.
    add(config.policy().toString(), digest);
    add(config.applicationProtocols().supported().toString(), digest);
    add(config.clientAuthentication().name(), digest);
    add(Long.toString(generation), digest);
    for (Bytes authority : config.authorities()) {
      digest.update(authority.toArray(), 0, authority.length());
    }
    return Bytes.owning(digest.finish());
  }

  // Each with an end, so that no two lists read the same.
  private static void add(String text, HashFunction.Digest digest) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    digest.update(bytes, 0, bytes.length);
  }
}
