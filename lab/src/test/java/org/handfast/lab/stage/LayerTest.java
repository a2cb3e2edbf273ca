package org.handfast.lab.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class LayerTest {
  private static final Field TYPE = Field.of("type", 0, 1, "data");
  private static final Field REST = Field.of("rest", 1, 2, "two bytes");
  private static final Layer LAYER =
      new Layer("on the wire", Bytes.fromHex("020a0b"), List.of(TYPE, REST));

  @Test
  void aFieldWithOtherBytesSaysNoMoreWhatItSaid() {
    assertThat(LAYER.changedTo(Bytes.fromHex("030a0b")))
        .isEqualTo(
            new Layer(
                "on the wire",
                Bytes.fromHex("030a0b"),
                List.of(Field.of("type", 0, 1, "changed by Trudy"), REST)));
  }

  @Test
  void aCopyIsExplainedAsTheOriginal() {
    assertThat(LAYER.changedTo(Bytes.fromHex("020a0b"))).isEqualTo(LAYER);
  }

  @Test
  void bytesOfAnotherLengthAreNotExplained() {
    assertThat(LAYER.changedTo(Bytes.fromHex("020a")).fields()).isEmpty();
  }
}
