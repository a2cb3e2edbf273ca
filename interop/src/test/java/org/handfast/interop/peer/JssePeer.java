package org.handfast.interop.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.protocol.registry.AlertDescription;

/// The sockets of another JSSE provider, in this process.
public class JssePeer implements Peer {
  private final Provider provider;

  public JssePeer(Provider provider) {
    this.provider = provider;
  }

  @Override
  public final PeerServer serve(Terms terms) throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            context(terms)
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    SSLParameters parameters = parameters(listener.getSSLParameters(), terms);
    parameters.setNeedClientAuth(terms.clients() == Terms.Clients.VERIFIED);
    if (terms.identities().size() > 1) {
      // Without one the JDK does not look at the name that a client asks for.
      parameters.setSNIMatchers(List.of(SNIHostName.createSNIMatcher(".*")));
    }
    listener.setSSLParameters(parameters);
    return new JsseServer(listener, closing());
  }

  @Override
  public final PeerEnd connect(Terms terms, InetSocketAddress server) throws IOException {
    Socket plain = new Socket(server.getAddress(), server.getPort());
    SSLSocket socket =
        (SSLSocket)
            context(terms)
                .getSocketFactory()
                .createSocket(plain, terms.name(), server.getPort(), true);
    SSLParameters parameters = parameters(socket.getSSLParameters(), terms);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(List.of(new SNIHostName(terms.name())));
    socket.setSSLParameters(parameters);
    return JsseEnd.shaking(socket, closing());
  }

  @Override
  public String words(AlertDescription alert) {
    return alert.toString();
  }

  /// The context of this provider for these terms.
  public final SSLContext context(Terms terms) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3", provider);
      KeyManagerFactory keys = keyManagerFactory();
      keys.init(keyStore(terms.identities()), Leaf.password());
      TrustManagerFactory trust = trustManagerFactory();
      trust.init(TestCertificates.shared().trustStore());
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The identities as the key managers want them.
  KeyStore keyStore(List<Leaf> leaves) throws GeneralSecurityException, IOException {
    return Leaf.keyStore(leaves);
  }

  JsseEnd.Closing closing() {
    return JsseEnd.Closing.OUTPUT;
  }

  /// The key managers, the JDK's own by default.
  KeyManagerFactory keyManagerFactory() throws GeneralSecurityException {
    return KeyManagerFactory.getInstance("NewSunX509");
  }

  /// The trust managers, the JDK's own by default.
  TrustManagerFactory trustManagerFactory() throws GeneralSecurityException {
    return TrustManagerFactory.getInstance("PKIX");
  }

  private static SSLParameters parameters(SSLParameters parameters, Terms terms) {
    parameters.setProtocols(new String[] {"TLSv1.3"});
    if (!terms.suites().isEmpty()) {
      parameters.setCipherSuites(names(terms.suites()));
    }
    if (!terms.groups().isEmpty()) {
      parameters.setNamedGroups(names(terms.groups()));
    }
    if (!terms.protocols().isEmpty()) {
      parameters.setApplicationProtocols(names(terms.protocols()));
    }
    return parameters;
  }

  private static String[] names(List<?> values) {
    return values.stream().map(Object::toString).toArray(String[]::new);
  }
}
