package org.handfast.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Field;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.tls.fields.RecordFields;
import org.handfast.lab.tls.fields.RecordFields.Cover;
import org.handfast.lab.tls.fields.Speech;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The fields of a layer")
final class FieldsTest {

  @ParameterizedTest
  @MethodSource("org.handfast.lab.tls.Runs#rungs")
  @DisplayName("cover all its bytes, in order, one beside or within the other")
  void coverTheBytes(Rung rung) {
    for (Layer layer : layers(rung)) {
      BitSet covered = new BitSet();
      int start = 0;
      for (Field field : layer.fields()) {
        assertThat(field.length()).isPositive();
        assertThat(field.offset()).isGreaterThanOrEqualTo(start);
        start = field.offset();
        covered.set(field.offset(), field.offset() + field.length());
        assertThat(layer.fields()).allMatch(other -> fits(field, other));
      }
      assertThat(covered.length()).isEqualTo(layer.bytes().length());
      assertThat(covered.cardinality()).isEqualTo(layer.bytes().length());
    }
  }

  @ParameterizedTest
  @MethodSource("org.handfast.lab.tls.Runs#rungs")
  @DisplayName("say of each byte what it is")
  void leaveNothingOut(Rung rung) {
    assertThat(layers(rung).stream().flatMap(layer -> layer.fields().stream()))
        .noneMatch(field -> field.name().equals("unread"))
        .noneMatch(field -> field.meaning().contains("(0x"))
        .noneMatch(field -> field.meaning().equals("cannot be read"))
        .noneMatch(field -> field.meaning().isBlank());
  }

  @Test
  @DisplayName("name every message of both versions")
  void nameAllMessages() {
    assertThat(
            Runs.rungs().stream()
                .flatMap(rung -> layers(rung).stream())
                .flatMap(layer -> layer.fields().stream())
                .map(Field::name))
        .contains(
            "ClientHello",
            "ServerHello",
            "NewSessionTicket",
            "EndOfEarlyData",
            "EncryptedExtensions",
            "Certificate",
            "ServerKeyExchange",
            "ServerHelloDone",
            "CertificateVerify",
            "ClientKeyExchange",
            "Finished",
            "change_cipher_spec",
            "description",
            "data");
  }

  @Test
  @DisplayName("cover whatever comes: a record that is cut anywhere, or has any byte changed")
  void standAnything() {
    for (Rung rung : List.of(Rung.RSA_CBC, Rung.ECDHE_GCM, Rung.EARLY_DATA)) {
      for (Layer layer : layers(rung)) {
        for (Bytes spoilt : spoilt(layer.bytes()).toList()) {
          for (Speech speech : Speech.values()) {
            covers(spoilt, RecordFields.of(spoilt, new Cover.Clear(speech)));
          }
          covers(spoilt, RecordFields.of(spoilt, new Cover.MacInside()));
          covers(spoilt, RecordFields.of(spoilt, new Cover.MacOutside(32, "", List.of())));
          covers(spoilt, RecordFields.of(spoilt, new Cover.Aead(8, "", List.of())));
        }
      }
    }
  }

  private static void covers(Bytes record, List<Field> fields) {
    BitSet covered = new BitSet();
    fields.forEach(field -> covered.set(field.offset(), field.offset() + field.length()));
    assertThat(covered.cardinality()).isEqualTo(record.length());
    assertThat(covered.length()).isEqualTo(record.length());
  }

  private static Stream<Bytes> spoilt(Bytes bytes) {
    Stream.Builder<Bytes> spoilt = Stream.builder();
    for (int i = 0; i < Math.min(bytes.length(), 400); i += 7) {
      byte[] changed = bytes.toArray();
      changed[i] ^= (byte) 0x81;
      spoilt.add(bytes.slice(0, i)).add(Bytes.owning(changed));
    }
    return spoilt.build();
  }

  private static boolean fits(Field one, Field other) {
    int end = one.offset() + one.length();
    int otherEnd = other.offset() + other.length();
    boolean apart = end <= other.offset() || otherEnd <= one.offset();
    boolean within = one.offset() >= other.offset() && end <= otherEnd;
    boolean around = other.offset() >= one.offset() && otherEnd <= end;
    return apart || within || around;
  }

  private static List<Layer> layers(Rung rung) {
    return Runs.cards(Runs.watched(rung)).stream().map(Card::layers).flatMap(List::stream).toList();
  }
}
