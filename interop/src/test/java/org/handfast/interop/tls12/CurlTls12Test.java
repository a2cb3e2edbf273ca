package org.handfast.interop.tls12;

import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.http.EchoHttp;
import org.handfast.net.TlsServer;

@Needs({PeerProgram.CURL, PeerProgram.OPENSSL})
final class CurlTls12Test extends TheirVisits {
  CurlTls12Test() {
    super(new CurlVisitor());
  }

  @Override
  TlsServer.Handler talk() {
    return new EchoHttp();
  }
}
