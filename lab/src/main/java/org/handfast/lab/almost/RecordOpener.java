package org.handfast.lab.almost;

import java.io.IOException;
import org.handfast.lab.almost.RecordReader.Arrived;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Check;
import org.handfast.protocol.wire.Bytes;

/// Decrypts what comes, compares, and only then believes.
final class RecordOpener {
  private final Actor as;
  private final Protection protection;

  RecordOpener(Actor as, Protection protection) {
    this.as = as;
    this.protection = protection;
    showCount();
  }

  /// The data of a record.
  ///
  /// @param step which one it is, such as `record 2`
  Bytes open(Arrived arrived, String step) throws IOException {
    RecordType type = arrived.record().type();
    Protection.Content content =
        protection
            .open(type, arrived.record().fragment())
            .orElseThrow(
                () -> as.refuses(step, Check.RECORD_LENGTH, "too short to be a protected record"));
    as.opens(arrived.card(), Layers.inside(type, protection.keys(), content));
    content.expected().ifPresent(tag -> as.compares(arrived.card(), tag.beside(content.tag())));
    if (!content.isWhole()) {
      throw as.refuses(step, check(), "what came is not what the formula gives");
    }
    showCount();
    return content.data();
  }

  private Check check() {
    return switch (protection.integrity()) {
      case HASH -> Check.RECORD_HASH;
      case STREAM_MAC -> Check.STREAM_MAC;
      case NONE, MAC, NUMBERED_MAC, HMAC -> Check.RECORD_MAC;
    };
  }

  private void showCount() {
    if (protection.integrity().isNumbered()) {
      as.enters("receive seq", protection.seq());
    }
  }
}
