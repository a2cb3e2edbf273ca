package org.handfast.jsse;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/// A key manager with one identity, which notes what it is asked.
class FixedKeyManager extends X509ExtendedKeyManager {
  final List<String> asked = new ArrayList<>();
  private final TestIdentity identity;

  FixedKeyManager(TestIdentity identity) {
    this.identity = identity;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return new String[] {"fixed"};
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    asked.add("client socket " + List.of(keyTypes));
    return "fixed";
  }

  @Override
  public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
    asked.add("client engine " + List.of(keyTypes));
    return "fixed";
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return new String[] {"fixed"};
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    asked.add("server socket " + keyType);
    return "fixed";
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    asked.add("server engine " + keyType);
    return "fixed";
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return identity.chain();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return identity.key();
  }
}
