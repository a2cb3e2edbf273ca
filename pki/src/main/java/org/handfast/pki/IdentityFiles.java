package org.handfast.pki;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.handfast.pki.PkiException.Problem;

/// Where identities are kept: PEM files and key stores.
final class IdentityFiles {
  private IdentityFiles() {}

  static Identity pem(Path certificates, Path key) throws PkiException {
    PemFile chain = PemFile.read(certificates);
    PemFile secret = certificates.equals(key) ? chain : PemFile.read(key);
    List<PemBlock> keys = secret.select(PemBlock::isKey);
    if (keys.size() != 1) {
      throw new PkiException(
          Problem.NO_KEY,
          keys.isEmpty()
              ? "there is no private key in " + key + ": " + secret.contents()
              : "there are " + keys.size() + " private keys in " + key + ", and one is due");
    }
    return Identity.of(
        chain.certificates(), PrivateKeys.decode(keys.getFirst(), key), certificates.toString());
  }

  static Identity keyStore(Path file, char[] password) throws PkiException {
    KeyStore store = KeyStores.load(file, password);
    List<String> aliases = keyAliases(store, file);
    if (aliases.size() != 1) {
      throw new PkiException(
          Problem.NO_KEY,
          aliases.isEmpty()
              ? "there is no private key in " + file
              : "there are several private keys in " + file + ", and one is due: " + aliases);
    }
    return keyStore(store, aliases.getFirst(), password, file.toString());
  }

  static Identity keyStore(KeyStore store, String alias, char[] password, String source)
      throws PkiException {
    try {
      if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
        throw new PkiException(
            Problem.NO_KEY, "there is no private key " + Quoted.of(alias) + " in " + source);
      }
      Certificate[] chain = store.getCertificateChain(alias);
      return Identity.of(
          Arrays.stream(chain).map(X509Certificate.class::cast).toList(), key, source);
    } catch (UnrecoverableKeyException failure) {
      throw new PkiException(
          Problem.WRONG_PASSWORD,
          "the password does not open the key " + Quoted.of(alias) + " in " + source,
          failure);
    } catch (GeneralSecurityException failure) {
      throw new PkiException(
          Problem.UNSUPPORTED_KEY,
          "cannot read the key " + Quoted.of(alias) + " in " + source + ": " + failure,
          failure);
    }
  }

  private static List<String> keyAliases(KeyStore store, Path file) throws PkiException {
    List<String> aliases = new ArrayList<>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          aliases.add(alias);
        }
      }
    } catch (KeyStoreException failure) {
      throw new PkiException(Problem.MALFORMED, "cannot read " + file, failure);
    }
    return aliases;
  }
}
