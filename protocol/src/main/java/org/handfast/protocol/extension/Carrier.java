package org.handfast.protocol.extension;

/// A message that carries extensions. The same type can have another form in another message.
public enum Carrier {
  /// The client's offer; TLS 1.2 and 1.3 share it.
  CLIENT_HELLO,
  /// A ServerHello that selects TLS 1.3.
  SERVER_HELLO,
  /// A ServerHello that selects TLS 1.2. Which of the two it is shows only once its extensions are
  /// read, so reading a [#SERVER_HELLO] knows the forms of both; what it *may* carry differs.
  TLS12_SERVER_HELLO,
  /// A HelloRetryRequest.
  HELLO_RETRY_REQUEST,
  /// An EncryptedExtensions.
  ENCRYPTED_EXTENSIONS,
  /// A CertificateRequest.
  CERTIFICATE_REQUEST,
  /// An entry of a Certificate.
  CERTIFICATE,
  /// A NewSessionTicket.
  NEW_SESSION_TICKET
}
