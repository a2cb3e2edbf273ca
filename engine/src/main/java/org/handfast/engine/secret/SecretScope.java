package org.handfast.engine.secret;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// An arena of secrets: what is adopted here is zeroed when the scope closes. Scopes nest, and
/// closing the outer one closes the inner ones: `connection ⊃ handshake`.
///
/// The limit of the promise: a moving collector and the copies that a crypto provider keeps may
/// leave traces. Zeroing narrows the window in which a secret can be read from memory; it does not
/// close it.
public final class SecretScope implements AutoCloseable {
  private final Set<Secret> secrets = Collections.newSetFromMap(new IdentityHashMap<>(4));
  private final List<SecretScope> nested = new ArrayList<>(1);
  private boolean closed;

  private SecretScope() {}

  /// A scope that nothing else will close.
  public static SecretScope open() {
    return new SecretScope();
  }

  /// A scope that ends with this one at the latest.
  public synchronized SecretScope nest() {
    requireOpen();
    SecretScope inner = new SecretScope();
    nested.add(inner);
    return inner;
  }

  /// Takes ownership of `bytes`: the caller must not keep or read the array afterwards.
  public synchronized Secret adopt(byte[] bytes) {
    Secret secret = new Secret(bytes);
    if (closed) {
      secret.wipe();
      throw new IllegalStateException("secret scope is closed");
    }
    secrets.add(secret);
    return secret;
  }

  /// Ends one secret before its scope does.
  public synchronized void wipe(Secret secret) {
    secrets.remove(secret);
    secret.wipe();
  }

  /// Zeroes everything adopted here or in a nested scope. Closing twice is harmless.
  @Override
  public synchronized void close() {
    closed = true;
    nested.forEach(SecretScope::close);
    nested.clear();
    secrets.forEach(Secret::wipe);
    secrets.clear();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("secret scope is closed");
    }
  }
}
