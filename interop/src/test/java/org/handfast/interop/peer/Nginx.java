package org.handfast.interop.peer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TemporaryFolders;
import org.handfast.interop.fixture.TestCertificates;

/// nginx with one page, which says what was negotiated.
public record Nginx(Ports.Listener listener) implements AutoCloseable {
  /// Starts it with this identity.
  public static Nginx start(Leaf leaf) throws IOException {
    return new Nginx(Ports.start(port -> start(leaf, port)));
  }

  public int port() {
    return listener.port();
  }

  /// Its page.
  public URI page() {
    return URI.create("https://localhost:" + port() + "/");
  }

  @Override
  public void close() {
    listener.close();
  }

  private static ChildProcess start(Leaf leaf, int port) throws IOException {
    Path folder = TemporaryFolders.create("nginx");
    Path file = Files.writeString(folder.resolve("nginx.conf"), configuration(leaf, port));
    return ChildProcess.start(
        List.of(
            PeerProgram.NGINX.path(),
            "-p",
            folder.toString(),
            "-c",
            file.toString(),
            "-e",
            "stderr"));
  }

  private static String configuration(Leaf leaf, int port) {
    Path root = TestCertificates.shared().rootFile();
    return """
    daemon off;
    master_process off;
    pid nginx.pid;
    error_log stderr warn;
    events {}
    http {
      access_log off;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
      server {
        listen 127.0.0.1:%d ssl http2;
        ssl_protocols TLSv1.3;
        ssl_certificate %s;
        ssl_certificate_key %s;
        ssl_ecdh_curve X25519:prime256v1:secp384r1:secp521r1;
        ssl_verify_client optional;
        ssl_client_certificate %s;
        default_type text/plain;
        location / {
          return 200 "$server_protocol $ssl_cipher $ssl_curve $ssl_server_name $ssl_client_verify\\n";
        }
      }
    }
    """
        .formatted(port, leaf.chainFile(), leaf.keyFile(), root);
  }
}
