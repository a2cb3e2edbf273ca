package org.handfast.interop.peer;

import java.util.Map;
import org.handfast.protocol.registry.AlertDescription;

/// What BoringSSL calls the alerts that it receives, whoever drives it.
final class BoringSslWords {
  private static final Map<AlertDescription, String> WORDS =
      Map.of(
          AlertDescription.BAD_CERTIFICATE, "SSLV3_ALERT_BAD_CERTIFICATE",
          AlertDescription.CERTIFICATE_EXPIRED, "SSLV3_ALERT_CERTIFICATE_EXPIRED",
          AlertDescription.UNKNOWN_CA, "TLSV1_ALERT_UNKNOWN_CA",
          AlertDescription.CERTIFICATE_REQUIRED, "TLSV1_ALERT_CERTIFICATE_REQUIRED",
          AlertDescription.NO_APPLICATION_PROTOCOL, "TLSV1_ALERT_NO_APPLICATION_PROTOCOL");

  private BoringSslWords() {}

  static String of(AlertDescription alert) {
    return WORDS.get(alert);
  }
}
