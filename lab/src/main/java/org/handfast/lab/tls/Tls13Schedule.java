package org.handfast.lab.tls;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.Side;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Comparison.Input;
import org.handfast.lab.tls.Dialog.Mark;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;

/// How TLS 1.3 gets from a pre-shared key and a shared secret to its keys, from top to bottom of
/// the figure in RFC 9846 7.1.
final class Tls13Schedule {
  private static final String UP_TO_HELLO = "H(ClientHello)";
  private static final String UP_TO_HELLOS = "H(ClientHello…ServerHello)";
  private static final String UP_TO_SERVER = "H(ClientHello…server Finished)";
  private static final String UP_TO_CLIENT = "H(ClientHello…client Finished)";

  private final Dialog dialog;
  private final Keyring keyring;
  private final Notes notes;
  private final Secrets secrets;
  private final Map<Side, Bytes> handshakeTraffic = new EnumMap<>(Side.class);
  private Optional<Early> early = Optional.empty();
  private Optional<Bytes> main = Optional.empty();
  private Optional<Bytes> resumption = Optional.empty();
  private boolean isEarlyDone;
  private boolean isApplicationDone;

  /// The top of the figure, from one pre-shared key or from zeros.
  private record Early(Bytes key, Bytes secret) {}

  Tls13Schedule(Dialog dialog, Keyring keyring, Notes notes) {
    this.dialog = dialog;
    this.keyring = keyring;
    this.notes = notes;
    this.secrets = new Secrets(notes);
  }

  /// Goes on as far as the keyring and what was said let it.
  void settle(Track client, Track server) {
    if (!isEarlyDone && isOffered(ExtensionType.EARLY_DATA) && keyring.readsEarlyData()) {
      offeredKey().ifPresent(key -> early(key, client));
    }
    if (main.isEmpty() && dialog.isTls13()) {
      handshake(client, server);
    }
    if (!isApplicationDone) {
      main.ifPresent(secret -> application(secret, client, server));
    }
    if (resumption.isEmpty()) {
      main.ifPresent(this::resumption);
    }
  }

  /// A ticket has come: its key is known from here on (RFC 9846 4.7.1).
  void ticket(Bytes body) {
    if (resumption.isPresent() && body.length() > 8) {
      Bytes nonce = body.slice(9, Math.min(body.length(), 9 + body.at(8)));
      notes.learns("ticket_nonce", nonce, "");
      notes.learns(
          "PSK",
          Hkdf.expandLabel(resumption.get(), "resumption", nonce, Hkdf.LENGTH),
          "HKDF-Expand-Label(resumption_secret, \"resumption\", ticket_nonce, 32)",
          "resumption_secret",
          "ticket_nonce");
    }
  }

  private void early(Bytes key, Track client) {
    isEarlyDone = true;
    notes.learns("PSK", key, "the key of an earlier session's ticket");
    Bytes hash = known(UP_TO_HELLO, Mark.CLIENT_HELLO).orElseThrow();
    String name = "client_early_traffic_secret";
    Bytes secret =
        secrets.derive(name, earlySecret(key), "early_secret", "c e traffic", UP_TO_HELLO, hash);
    // The session's suite is the one that both prefer.
    SuiteParts.of(CipherSuite.TLS_AES_128_GCM_SHA256)
        .ifPresent(parts -> client.add(secrets.opening("client_early", parts, name, secret)));
  }

  /// The same key leads to the same secret: it is written down once.
  private Bytes earlySecret(Bytes key) {
    Early top =
        early
            .filter(known -> known.key.equals(key))
            .orElseGet(() -> new Early(key, secrets.early(key)));
    early = Optional.of(top);
    return top.secret;
  }

  private void handshake(Track client, Track server) {
    Optional<Bytes> shared =
        keyring.shared(dialog.group(), dialog.clientShare(), dialog.serverShare());
    Optional<Bytes> key =
        dialog.agreeOn(ExtensionType.PRE_SHARED_KEY) ? offeredKey() : Optional.of(Hkdf.ZEROS);
    Optional<SuiteParts> parts = dialog.parts();
    if (shared.isEmpty() || key.isEmpty() || parts.isEmpty()) {
      return;
    }
    Bytes top = earlySecret(key.get());
    Shares.learn(dialog, "shared secret", shared.get(), notes);
    Bytes secret =
        secrets.extract("handshake_secret", top, "early_secret", shared.get(), "shared secret");
    Bytes hash = known(UP_TO_HELLOS, Mark.SERVER_HELLO).orElseThrow();
    for (Side side : Side.values()) {
      String name = side + "_handshake_traffic_secret";
      Bytes traffic =
          secrets.derive(name, secret, "handshake_secret", label(side, "hs"), UP_TO_HELLOS, hash);
      handshakeTraffic.put(side, traffic);
      track(side, client, server)
          .add(secrets.opening(side + "_handshake", parts.get(), name, traffic));
    }
    main = Optional.of(secrets.extract("main_secret", secret, "handshake_secret", Hkdf.ZEROS, "0"));
  }

  private void application(Bytes secret, Track client, Track server) {
    Optional<Bytes> hash = known(UP_TO_SERVER, Mark.SERVER_FINISHED);
    Optional<SuiteParts> parts = dialog.parts();
    if (hash.isEmpty() || parts.isEmpty()) {
      return;
    }
    isApplicationDone = true;
    for (Side side : Side.values()) {
      String name = side + "_application_traffic_secret_0";
      Bytes traffic =
          secrets.derive(name, secret, "main_secret", label(side, "ap"), UP_TO_SERVER, hash.get());
      track(side, client, server)
          .add(secrets.opening(side + "_application", parts.get(), name, traffic));
    }
    secrets.derive(
        "exporter_secret", secret, "main_secret", "exp master", UP_TO_SERVER, hash.get());
  }

  private void resumption(Bytes secret) {
    resumption =
        known(UP_TO_CLIENT, Mark.CLIENT_FINISHED)
            .map(
                hash ->
                    secrets.derive(
                        "resumption_secret",
                        secret,
                        "main_secret",
                        "res master",
                        UP_TO_CLIENT,
                        hash));
  }

  /// verify_data beside what it should be (RFC 9846 4.5.3).
  Optional<Comparison> finished(Side from, Bytes received) {
    Bytes hash = dialog.hash();
    return Optional.ofNullable(handshakeTraffic.get(from))
        .map(
            traffic -> {
              Bytes key = Hkdf.expandLabel(traffic, "finished", Bytes.EMPTY, Hkdf.LENGTH);
              return new Comparison(
                  "verify_data",
                  "HMAC-SHA-256(finished_key, SHA-256(messages so far)), finished_key ="
                      + " HKDF-Expand-Label("
                      + from
                      + "_handshake_traffic_secret, \"finished\", \"\", 32)",
                  List.of(
                      new Input("finished_key", key), new Input("SHA-256(messages so far)", hash)),
                  Hashes.hmac(key, hash),
                  received);
            });
  }

  /// The hash up to a mark, written down as what it is.
  private Optional<Bytes> known(String name, Mark mark) {
    Optional<Bytes> hash = dialog.hash(mark);
    hash.ifPresent(value -> notes.learns(name, value, "SHA-256 of these messages"));
    return hash;
  }

  private boolean isOffered(ExtensionType type) {
    return dialog.clientHello().filter(hello -> hello.has(type)).isPresent();
  }

  /// The first key that the client has offered, if it is known here.
  private Optional<Bytes> offeredKey() {
    return dialog
        .clientHello()
        .flatMap(hello -> hello.extension(ExtensionType.PRE_SHARED_KEY))
        .filter(offered -> offered.length() > 4)
        .map(
            offered ->
                offered.slice(4, Math.min(offered.length(), 4 + Numbers.read(offered, 2, 2))))
        .flatMap(keyring::preSharedKey);
  }

  private static String label(Side side, String stage) {
    return (side == Side.CLIENT ? "c " : "s ") + stage + " traffic";
  }

  private static Track track(Side side, Track client, Track server) {
    return side == Side.CLIENT ? client : server;
  }
}
