package org.handfast.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import org.handfast.pki.PkiException.Problem;
import org.jspecify.annotations.Nullable;

/// Key store files: PKCS#12, JKS, and what else the JDK recognizes. Without a password, a store's
/// integrity is not checked, and what is encrypted in it stays unseen.
final class KeyStores {
  private KeyStores() {}

  /// Loads a file of whatever format it shows to be.
  static KeyStore load(Path path, char @Nullable [] password) throws PkiException {
    requireReadable(path);
    try {
      return KeyStore.getInstance(path.toFile(), password);
    } catch (KeyStoreException failure) {
      throw new PkiException(
          Problem.MALFORMED, path + " is no key store, neither PKCS#12 nor JKS", failure);
    } catch (GeneralSecurityException | IOException failure) {
      throw unusable(path, failure);
    }
  }

  /// Loads a file of one format.
  static KeyStore load(Path path, char @Nullable [] password, String type) throws PkiException {
    byte[] content = PemFile.content(path);
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(new ByteArrayInputStream(content), password);
      return store;
    } catch (GeneralSecurityException | IOException failure) {
      throw unusable(path, failure);
    }
  }

  private static void requireReadable(Path path) throws PkiException {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new PkiException(
          Problem.UNREADABLE,
          Files.exists(path) ? "cannot read " + path : "there is no file " + path);
    }
  }

  private static PkiException unusable(Path path, Exception failure) {
    return failure.getCause() instanceof UnrecoverableKeyException
        ? new PkiException(Problem.WRONG_PASSWORD, "the password does not open " + path, failure)
        : new PkiException(
            Problem.MALFORMED, "cannot load the key store " + path + ": " + failure, failure);
  }
}
