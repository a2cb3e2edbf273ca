package org.handfast.cli.authority;

import java.nio.file.Path;
import java.time.Instant;

/// Certificates for tests of the commands, as PEM files in a folder.
public record TestCertificates(Path authority, Path certificate, Path key) {

  /// An authority and a certificate for localhost, both issued at `time`.
  public static TestCertificates issuedAt(Instant time, Path folder) throws Exception {
    CertificateMaker maker = new CertificateMaker();
    Issued root = maker.authority(time);
    TestCertificates files =
        new TestCertificates(
            folder.resolve("root.pem"), folder.resolve("cert.pem"), folder.resolve("key.pem"));
    root.write(files.authority(), folder.resolve("root-key.pem"));
    maker.localhost(root, time).write(files.certificate(), files.key());
    return files;
  }
}
