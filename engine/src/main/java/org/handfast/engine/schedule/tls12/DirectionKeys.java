package org.handfast.engine.schedule.tls12;

import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;

/// What one side protects its records with, on its way into a cipher: read once, then closed, which
/// wipes the keys.
///
/// @param order matters to a block cipher alone
/// @param macKey write_MAC_key; empty where the cipher authenticates too
/// @param key write_key; empty where nothing is encrypted
/// @param iv write_IV, the part of a nonce that is not sent; may be empty
/// @param owner of the keys: they end with it at the latest
public record DirectionKeys(
    Tls12Suite suite, MacOrder order, Secret macKey, Secret key, Secret iv, SecretScope owner)
    implements AutoCloseable {

  @Override
  public void close() {
    owner.wipe(macKey);
    owner.wipe(key);
    owner.wipe(iv);
  }
}
