package org.handfast.engine.record;

import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.schedule.TrafficKeys;
import org.handfast.engine.schedule.TrafficSecret;
import org.handfast.protocol.registry.ContentType;

/// The receiving keys of one epoch: what comes under them, and how it is opened. TLS 1.2's are
/// [Tls12Opening].
sealed interface ReadProtection permits ReadProtection.Protected, Tls12Opening {
  /// No fragment of this length was made under such keys.
  int NO_ROOM = -1;

  /// Whether a record whose header says this type is taken for one under the keys.
  boolean covers(byte type);

  /// The longest fragment of a record whose header says this type.
  int longestFragment(byte type);

  /// How much room a fragment is opened in, or [#NO_ROOM].
  int room(int fragment);

  /// Opens the fragment `in[from, to)`, its header before it, into `out`, another array with as
  /// much [#room] as it takes. Does not count the record: [#accept] does, once a place for the
  /// content was found.
  ///
  /// @return the length of the plaintext, or [AeadAlgorithm#FORGED]
  int open(byte[] in, int from, int to, byte[] out, int at);

  /// The longest plaintext of a record.
  int longestPlaintext();

  /// Says what of the plaintext is content, and of which type.
  ///
  /// @param type what the header says
  /// @return whether there is a type at all
  boolean describe(OpenedRecord opened, byte type, int plaintext);

  /// The opened record is taken.
  void accept();

  /// Ends the keys.
  void wipe();

  /// Under a traffic secret (RFC 9846 5.2): all records look like application data, and open to an
  /// inner plaintext, `content ‖ type ‖ zeros`.
  final class Protected implements ReadProtection {
    private final AeadAlgorithm.Opener opener;
    private final RecordNonce nonce;
    private final byte[] header = new byte[RecordHeader.LENGTH];

    Protected(TrafficSecret secret) {
      try (TrafficKeys keys = secret.keys()) {
        this.opener = keys.useKey(secret.suite().aead()::opener);
        this.nonce = new RecordNonce(keys.iv());
      }
    }

    @Override
    public boolean covers(byte type) {
      return type == (byte) ContentType.APPLICATION_DATA.code();
    }

    @Override
    public int longestFragment(byte type) {
      return RecordHeader.longestFragment(type);
    }

    @Override
    public int room(int fragment) {
      return fragment > Aead.TAG_LENGTH ? fragment - Aead.TAG_LENGTH : NO_ROOM;
    }

    @Override
    public int open(byte[] in, int from, int to, byte[] out, int at) {
      System.arraycopy(in, from - RecordHeader.LENGTH, header, 0, RecordHeader.LENGTH);
      return opener.open(nonce.current(), header, in, from, to, out, at);
    }

    @Override
    public int longestPlaintext() {
      return RecordHeader.MAX_INNER;
    }

    @Override
    public boolean describe(OpenedRecord opened, byte type, int plaintext) {
      return opened.hasContentType(plaintext);
    }

    @Override
    public void accept() {
      nonce.advance();
    }

    @Override
    public void wipe() {
      nonce.wipe();
      opener.wipe();
    }
  }
}
