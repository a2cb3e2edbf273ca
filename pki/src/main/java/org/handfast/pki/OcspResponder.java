package org.handfast.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import org.handfast.pki.PkiException.Problem;
import org.handfast.protocol.wire.Bytes;

/// The responder that a certificate names (RFC 5280 4.2.2.1), asked over plain HTTP (RFC 6960 A.1):
/// its answer is signed. It is given 10 seconds and 64 KiB, and is not followed elsewhere.
///
/// @param address an `http` address
record OcspResponder(URI address) {
  private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
  private static final Bytes OCSP = Bytes.fromHex("2b06010505073001");
  private static final int ADDRESS = 0x86;
  private static final int PATIENCE = (int) Duration.ofSeconds(10).toMillis();
  private static final int LONGEST = 64 << 10;

  /// The first responder that the certificate names.
  ///
  /// @throws PkiException if it names none that can be asked
  static OcspResponder of(X509Certificate certificate) throws PkiException {
    return Extension.in(certificate, AUTHORITY_INFORMATION_ACCESS)
        .flatMap(list -> Der.reader(list).next(Der.SEQUENCE))
        .flatMap(OcspResponder::firstAddress)
        .filter(address -> "http".equals(address.getScheme()) && address.getHost() != null)
        .map(OcspResponder::new)
        .orElseThrow(
            () ->
                new PkiException(
                    Problem.BAD_STATUS,
                    "the certificate of "
                        + Certificates.name(certificate)
                        + " names no OCSP responder"));
  }

  private static Optional<URI> firstAddress(Bytes list) {
    Der in = Der.reader(list);
    while (!in.isAtEnd()) {
      Optional<Bytes> description = in.next(Der.SEQUENCE);
      if (description.isEmpty()) {
        return Optional.empty();
      }
      Der access = Der.reader(description.get());
      if (access.next(Der.OBJECT_IDENTIFIER).filter(OCSP::equals).isPresent()) {
        return access.next(ADDRESS).flatMap(OcspResponder::address);
      }
    }
    return Optional.empty();
  }

  private static Optional<URI> address(Bytes text) {
    try {
      return Optional.of(URI.create(new String(text.toArray(), StandardCharsets.US_ASCII)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Sends the request and answers the response, which is not looked at.
  ///
  /// @throws IOException if there is none
  Bytes ask(Bytes request) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    connection.setUseCaches(false);
    connection.setDoOutput(true);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/ocsp-request");
    connection.setRequestProperty("Accept", "application/ocsp-response");
    try {
      try (OutputStream out = connection.getOutputStream()) {
        out.write(request.toArray());
      }
      return answer(connection);
    } finally {
      connection.disconnect();
    }
  }

  private Bytes answer(HttpURLConnection connection) throws IOException {
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException(address + " answers " + connection.getResponseCode());
    }
    try (InputStream in = connection.getInputStream()) {
      byte[] body = in.readNBytes(LONGEST + 1);
      if (body.length > LONGEST) {
        throw new IOException(address + " answers with more than " + LONGEST + " bytes");
      }
      return Bytes.owning(body);
    }
  }
}
