package org.handfast.lab.tls;

import java.util.List;
import java.util.Optional;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.tls.fields.RecordFields.Cover;
import org.handfast.lab.tls.fields.Speech;
import org.handfast.protocol.wire.Bytes;

/// The keys of one direction.
interface Opening {
  /// How long a record's type, version and length are.
  int HEADER = 5;

  /// What these keys protect: `client`, `server_handshake`.
  String name();

  /// What a record under these keys looks like from outside.
  Cover cover();

  /// What is inside a record.
  ///
  /// @param sequence which one it is under these keys, from 0
  Tried open(long sequence, Bytes record, Speech speech);

  /// What came of a record.
  ///
  /// @param inside empty if the record is none of these keys, or was changed
  /// @param comparisons what was computed beside what came
  record Tried(Optional<Inside> inside, List<Comparison> comparisons) {}

  /// What is inside a record.
  ///
  /// @param type of the content
  record Inside(int type, Bytes content, Layer layer) {}
}
