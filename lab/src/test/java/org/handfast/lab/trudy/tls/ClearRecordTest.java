package org.handfast.lab.trudy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.message.tls12.ServerHelloDone;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class ClearRecordTest {
  private static final Bytes DONE = HandshakeCodec.encode(new ServerHelloDone());

  @Test
  void isTheSameBytesAgain() {
    Bytes record = Bytes.concat(Bytes.fromHex("16 0301 0008"), DONE, DONE);

    ClearRecord read = ClearRecord.in(record).orElseThrow();

    assertThat(read.messages()).containsExactly(DONE, DONE);
    assertThat(read.bytes()).isEqualTo(record);
  }

  @Test
  void changesOneMessageAndLeavesTheOthers() {
    Bytes hello = HandshakeCodec.encode(Samples.SERVER_HELLO);
    ClearRecord record = new ClearRecord(0x0303, List.of(hello, DONE));

    ClearRecord changed =
        record
            .changing(ServerHello.class, old -> Hellos.withAnotherNonce(Samples.CLIENT_HELLO, old))
            .orElseThrow();

    assertThat(changed.messages().getLast()).isEqualTo(DONE);
    assertThat(changed.find(ServerHello.class))
        .contains(Hellos.withAnotherNonce(Samples.CLIENT_HELLO, Samples.SERVER_HELLO));
    assertThat(record.changing(ClientHello.class, old -> old)).isEmpty();
  }

  @Test
  void isNothingThatIsProtectedOrCut() {
    Bytes finished = HandshakeCodec.encode(new Finished(Bytes.owning(new byte[12])));
    Bytes record = new ClearRecord(0x0303, List.of(finished)).bytes();

    assertThat(ClearRecord.in(record)).isPresent();
    assertThat(ClearRecord.in(record.slice(0, record.length() - 1))).isEmpty();
    assertThat(ClearRecord.in(Bytes.fromHex("16 0303 0005 a1b2c3d4e5"))).isEmpty();
    assertThat(ClearRecord.in(Bytes.fromHex("17 0303 0004 0e000000"))).isEmpty();
    assertThat(ClearRecord.in(Bytes.EMPTY)).isEmpty();
  }
}
