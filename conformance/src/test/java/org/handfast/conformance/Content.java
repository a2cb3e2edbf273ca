package org.handfast.conformance;

import org.handfast.protocol.alert.Alert;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;

/// What a record holds, its protection taken off.
record Content(ContentType type, Bytes bytes, boolean isProtected) {

  boolean is(ContentType wanted) {
    return type.equals(wanted);
  }

  Alert alert() {
    try {
      return Alert.read(new WireReader(bytes));
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
  }
}
