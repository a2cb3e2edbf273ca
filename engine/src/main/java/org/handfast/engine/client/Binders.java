package org.handfast.engine.client;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.schedule.Transcript;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.wire.Bytes;

/// The last step to a ClientHello with pre-shared keys, RFC 9846 4.3.11.2: each binder covers the
/// message up to the binders, so they are filled in when all the rest stands.
final class Binders {
  private Binders() {}

  /// The hello with its keys; as it is if there are none.
  ///
  /// @param hello without a pre_shared_key extension
  /// @param transcript the messages before it
  static ClientHello bind(ClientHello hello, List<OfferedPsk> psks, Transcript transcript) {
    if (psks.isEmpty()) {
      return hello;
    }
    PreSharedKeys blank =
        new PreSharedKeys(
            psks.stream().map(OfferedPsk::identity).toList(),
            psks.stream()
                .map(psk -> Bytes.owning(new byte[psk.hash().algorithm().length()]))
                .toList());
    Bytes wire = HandshakeCodec.encode(with(hello, blank));
    Bytes truncated = wire.slice(0, wire.length() - blank.bindersSize());
    List<Bytes> binders =
        psks.stream()
            .map(
                psk -> psk.stage().binder(psk.kind(), transcript.binderHash(psk.hash(), truncated)))
            .toList();
    return with(hello, new PreSharedKeys(blank.identities(), binders));
  }

  // It has to be the last one.
  private static ClientHello with(ClientHello hello, PreSharedKeys keys) {
    List<Extension> all = new ArrayList<>(hello.extensions().all());
    all.add(keys);
    return hello.with(new Extensions(all));
  }
}
