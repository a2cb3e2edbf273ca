package org.handfast.cli.authority;

import java.nio.file.Path;
import java.time.Instant;

/// Certificates for tests of the commands, as PEM files in a folder.
///
/// @param classicCertificate one for RSA key transport
public record TestCertificates(
    Path authority, Path certificate, Path key, Path classicCertificate, Path classicKey) {

  /// An authority and certificates for localhost, all issued at `time`.
  public static TestCertificates issuedAt(Instant time, Path folder) throws Exception {
    CertificateMaker maker = new CertificateMaker();
    Issued root = maker.authority(time);
    TestCertificates files =
        new TestCertificates(
            folder.resolve("root.pem"),
            folder.resolve("cert.pem"),
            folder.resolve("key.pem"),
            folder.resolve("classic.pem"),
            folder.resolve("classic-key.pem"));
    root.write(files.authority(), folder.resolve("root-key.pem"));
    maker.localhost(root, time).write(files.certificate(), files.key());
    maker.keyTransport(root, time).write(files.classicCertificate(), files.classicKey());
    return files;
  }
}
