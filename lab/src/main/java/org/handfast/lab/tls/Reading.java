package org.handfast.lab.tls;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handfast.engine.Side;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.tls.Messages.Message;
import org.handfast.lab.tls.Seen.Kind;
import org.handfast.lab.tls.fields.MessageNames;
import org.handfast.lab.tls.fields.RecordFields;
import org.handfast.lab.tls.fields.RecordFields.Cover;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;

/// Reads a connection along, record by record in the order in which they passed, both directions:
/// what is in the clear, and what follows from the secrets in a [Keyring]. Bob and Alice are
/// watched with it, and Trudy reads her recordings with it. It shares no code with the stack.
///
/// It knows what is sent in the lab: no second hello, no message in pieces, no new keys within a
/// connection. What it does not understand it leaves shut.
public final class Reading {

  private final Notes notes;
  private final Dialog dialog = new Dialog();
  private final Tls12Schedule tls12;
  private final Tls13Schedule tls13;
  private final Map<Side, Track> tracks = new EnumMap<>(Side.class);
  private final Map<Side, Integer> lines = new EnumMap<>(Side.class);

  /// A connection of which nothing has passed yet.
  public Reading(Keyring keyring, Notes notes) {
    this.notes = notes;
    this.tls12 = new Tls12Schedule(dialog, keyring, notes);
    this.tls13 = new Tls13Schedule(dialog, keyring, notes);
    for (Side side : Side.values()) {
      tracks.put(side, new Track());
    }
  }

  /// The next record.
  public Seen read(Side from, Bytes record) {
    settle();
    Seen seen = isProtected(from, record) ? readProtected(from, record) : readClear(from, record);
    settle();
    return seen;
  }

  /// Looks whether the keyring has more than before.
  public void settle() {
    tls12.settle(track(Side.CLIENT), track(Side.SERVER));
    tls13.settle(track(Side.CLIENT), track(Side.SERVER));
  }

  /// The client's share of the group that was agreed on; empty as long as there is none.
  public Bytes clientShare() {
    return dialog.clientShare();
  }

  /// The suite, as soon as Alice has picked it.
  Optional<String> suite() {
    return dialog.suite().map(Object::toString);
  }

  /// The number of the next record of this side under its keys, if it has keys that are known.
  Optional<Long> sequence(Side side) {
    return track(side).keys().map(_ -> track(side).sequence());
  }

  private boolean isProtected(Side from, Bytes record) {
    return dialog.isTls12()
        ? track(from).isCovered()
        : record.at(0) == ContentType.APPLICATION_DATA.code();
  }

  private Seen readClear(Side from, Bytes record) {
    List<Comparison> comparisons = new ArrayList<>();
    int type = record.at(0);
    Bytes content = record.slice(Opening.HEADER);
    hear(from, type, content, comparisons);
    // A hello may stand in front of messages that are to be read as it says.
    Cover cover = new Cover.Clear(dialog.speech());
    Layer wire = new Layer("on the wire", record, RecordFields.of(record, cover));
    if (type == ContentType.CHANGE_CIPHER_SPEC.code()) {
      track(from).cover();
    }
    return new Seen(
        name(from, type, content, false),
        List.of(wire),
        kind(type, false),
        Bytes.EMPTY,
        comparisons);
  }

  private Seen readProtected(Side from, Bytes record) {
    Optional<Track.Opened> opened = track(from).open(record, dialog.speech());
    if (opened.isEmpty()) {
      return shut(from, record);
    }
    Opening.Inside inside = opened.get().inside();
    Bytes content = inside.content();
    boolean isEarly = opened.get().keys().name().equals("client_early");
    List<Comparison> comparisons = new ArrayList<>(opened.get().tried().comparisons());
    hear(from, inside.type(), content, comparisons);
    Kind kind = kind(inside.type(), isEarly);
    boolean isData = kind == Kind.DATA || kind == Kind.EARLY_DATA;
    Layer wire =
        new Layer("on the wire", record, RecordFields.of(record, opened.get().keys().cover()));
    return new Seen(
        name(from, inside.type(), content, isEarly),
        List.of(wire, inside.layer()),
        kind,
        isData ? content : Bytes.EMPTY,
        comparisons);
  }

  /// What everybody sees who has no keys, or the wrong ones.
  private Seen shut(Side from, Bytes record) {
    Track track = track(from);
    List<Comparison> comparisons =
        track
            .keys()
            .map(known -> known.open(track.sequence(), record, dialog.speech()).comparisons())
            .orElse(List.of());
    Layer wire = new Layer("on the wire", record, RecordFields.of(record, cover()));
    return new Seen(
        "protected " + new ContentType(record.at(0)),
        List.of(wire),
        Kind.SHUT,
        Bytes.EMPTY,
        comparisons);
  }

  /// How a record looks from outside: it depends on the suite alone.
  private Cover cover() {
    Optional<SuiteParts> parts = dialog.parts();
    if (parts.filter(known -> known.bulk() == SuiteParts.Bulk.AES_CBC).isPresent()) {
      return dialog.agreeOn(ExtensionType.ENCRYPT_THEN_MAC)
          ? new Cover.MacOutside(parts.get().macLength(), "", List.of())
          : new Cover.MacInside();
    }
    return new Cover.Aead(dialog.isTls12() ? 8 : 0, "", List.of());
  }

  private void hear(Side from, int type, Bytes content, List<Comparison> comparisons) {
    if (type != ContentType.HANDSHAKE.code()) {
      return;
    }
    for (Message message : Messages.of(content)) {
      if (message.is(HandshakeType.FINISHED)) {
        tls12.finished(from, message.body()).ifPresent(comparisons::add);
        tls13.finished(from, message.body()).ifPresent(comparisons::add);
      }
      dialog.hear(from, message);
      if (message.is(HandshakeType.FINISHED) && !dialog.isTls12()) {
        track(from).end();
      }
      if (message.is(HandshakeType.CLIENT_HELLO)) {
        dialog.clientHello().ifPresent(hello -> notes.learns("client_random", hello.random(), ""));
      } else if (message.is(HandshakeType.SERVER_HELLO)) {
        dialog.serverHello().ifPresent(hello -> notes.learns("server_random", hello.random(), ""));
      } else if (message.is(HandshakeType.NEW_SESSION_TICKET)) {
        tls13.ticket(message.body());
      }
    }
  }

  private String name(Side from, int type, Bytes content, boolean isEarly) {
    if (type == ContentType.HANDSHAKE.code()) {
      return Messages.of(content).stream()
          .map(message -> MessageNames.of(message.type()))
          .collect(Collectors.joining(", "));
    }
    if (type == ContentType.APPLICATION_DATA.code()) {
      int number = lines.merge(from, 1, Integer::sum);
      return (isEarly ? "early data " : "data ") + number;
    }
    if (type == ContentType.ALERT.code() && content.length() == 2) {
      AlertDescription alert = new AlertDescription(content.at(1));
      return alert.equals(AlertDescription.CLOSE_NOTIFY) ? "close_notify" : "alert " + alert;
    }
    return type == ContentType.CHANGE_CIPHER_SPEC.code()
        ? "ChangeCipherSpec"
        : new ContentType(type).toString();
  }

  private static Kind kind(int type, boolean isEarly) {
    if (type == ContentType.APPLICATION_DATA.code()) {
      return isEarly ? Kind.EARLY_DATA : Kind.DATA;
    }
    return type == ContentType.ALERT.code() ? Kind.ALERT : Kind.HANDSHAKE;
  }

  private Track track(Side side) {
    return requireNonNull(tracks.get(side));
  }
}
