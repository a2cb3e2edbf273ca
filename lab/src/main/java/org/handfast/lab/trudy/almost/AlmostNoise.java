package org.handfast.lab.trudy.almost;

import java.io.IOException;
import java.util.List;
import org.handfast.lab.almost.RecordType;
import org.handfast.lab.almost.SslRecord;
import org.handfast.lab.almost.Variant;
import org.handfast.lab.almost.Variant.Ending;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.trudy.Impostor;
import org.handfast.protocol.wire.Bytes;

/// What Alice would send next, for somebody who has no keys: a record of the right type, full of
/// what the dice gave. Any guess at the keys would look the same.
///
/// @param variant what is spoken
record AlmostNoise(Variant variant) implements Impostor.Noise {
  private static final int LENGTH = 80;

  @Override
  public void send(Middle middle) throws IOException {
    RecordType type = variant.ending() == Ending.WITH_MACS ? RecordType.HANDSHAKE : RecordType.DATA;
    Bytes noise = middle.world().trudy(List.of()).throwDice(LENGTH);
    middle.inject(Person.BOB, new SslRecord(type, noise).encode(), "noise");
  }
}
