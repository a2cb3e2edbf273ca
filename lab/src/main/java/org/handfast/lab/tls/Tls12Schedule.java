package org.handfast.lab.tls;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.Side;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Comparison;
import org.handfast.lab.stage.Comparison.Input;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;

/// How TLS 1.2 gets from a pre-master secret to its keys (RFC 5246 8.1 and 6.3, RFC 7627 4).
final class Tls12Schedule {
  private static final int MASTER_LENGTH = 48;
  private static final int VERIFY_DATA_LENGTH = 12;

  private final Dialog dialog;
  private final Keyring keyring;
  private final Notes notes;
  private Optional<Bytes> master = Optional.empty();

  Tls12Schedule(Dialog dialog, Keyring keyring, Notes notes) {
    this.dialog = dialog;
    this.keyring = keyring;
    this.notes = notes;
  }

  /// Goes on as far as the keyring lets it.
  void settle(Track client, Track server) {
    if (master.isPresent() || dialog.hash(Dialog.Mark.CLIENT_KEY_EXCHANGE).isEmpty()) {
      return;
    }
    Optional<Bytes> premaster = premaster();
    Optional<Bytes> derived = premaster.map(this::derive);
    // A stack goes on with a premaster secret of its own where one did not open, and says nothing:
    // then its key log alone knows the master secret (RFC 5246 7.4.7.1).
    master = keyring.master().or(() -> derived);
    if (master.isEmpty()) {
      return;
    }
    if (derived.equals(master)) {
      learnPremaster(premaster.get());
      notes.learns("master secret", master.get(), masterFormula(), masterInputs());
    } else {
      notes.learns("master secret", master.get(), "a random one: what came did not open");
    }
    dialog.parts().ifPresent(parts -> cut(parts, master.get(), client, server));
  }

  private Optional<Bytes> premaster() {
    return dialog
        .encryptedPremaster()
        .map(keyring::premaster)
        .orElseGet(
            () -> keyring.shared(dialog.group(), dialog.clientShare(), dialog.serverShare()));
  }

  private Bytes derive(Bytes premaster) {
    return isExtended()
        ? Hashes.prf(premaster, "extended master secret", sessionHash(), MASTER_LENGTH)
        : Hashes.prf(premaster, "master secret", seed(true), MASTER_LENGTH);
  }

  private void learnPremaster(Bytes premaster) {
    if (dialog.encryptedPremaster().isPresent()) {
      notes.learns("pre-master secret", premaster, keyring.premasterFormula());
    } else {
      Shares.learn(dialog, "pre-master secret", premaster, notes);
    }
    if (isExtended()) {
      notes.learns(
          "session hash", sessionHash(), "SHA-256(ClientHello…ClientKeyExchange) [RFC 7627 3]");
    }
  }

  private String masterFormula() {
    return isExtended()
        ? "PRF(pre-master secret, \"extended master secret\", session hash)"
        : "PRF(pre-master secret, \"master secret\", client_random ‖ server_random)";
  }

  private String[] masterInputs() {
    return isExtended()
        ? new String[] {"pre-master secret", "session hash"}
        : new String[] {"pre-master secret", "client_random", "server_random"};
  }

  private void cut(SuiteParts parts, Bytes secret, Track client, Track server) {
    int length = 2 * (parts.macLength() + parts.keyLength() + parts.ivLength());
    Bytes block = Hashes.prf(secret, "key expansion", seed(false), length);
    notes.learns(
        "key block",
        block,
        "PRF(master secret, \"key expansion\", server_random ‖ client_random)",
        "master secret",
        "server_random",
        "client_random");
    Knife knife = new Knife(block, notes);
    Bytes clientMac = knife.next("client_write_MAC_key", parts.macLength());
    Bytes serverMac = knife.next("server_write_MAC_key", parts.macLength());
    Bytes clientKey = knife.next("client_write_key", parts.keyLength());
    Bytes serverKey = knife.next("server_write_key", parts.keyLength());
    Bytes clientIv = knife.next("client_write_IV", parts.ivLength());
    Bytes serverIv = knife.next("server_write_IV", parts.ivLength());
    client.add(opening("client", parts, clientMac, clientKey, clientIv));
    server.add(opening("server", parts, serverMac, serverKey, serverIv));
  }

  private Opening opening(String name, SuiteParts parts, Bytes mac, Bytes key, Bytes iv) {
    boolean macOutside = dialog.agreeOn(ExtensionType.ENCRYPT_THEN_MAC);
    return parts.bulk() == SuiteParts.Bulk.AES_CBC
        ? new CbcOpening(name, parts, macOutside, mac, key)
        : new GcmOpening(name, key, iv);
  }

  /// verify_data beside what it should be (RFC 5246 7.4.9).
  Optional<Comparison> finished(Side from, Bytes received) {
    String label = from == Side.CLIENT ? "client finished" : "server finished";
    Bytes hash = dialog.hash();
    return master.map(
        secret ->
            new Comparison(
                "verify_data",
                "PRF(master secret, \"" + label + "\", SHA-256(messages so far))",
                List.of(
                    new Input("master secret", secret),
                    new Input("SHA-256(messages so far)", hash)),
                Hashes.prf(secret, label, hash, VERIFY_DATA_LENGTH),
                received));
  }

  private boolean isExtended() {
    return dialog.agreeOn(ExtensionType.EXTENDED_MASTER_SECRET);
  }

  private Bytes sessionHash() {
    return dialog.hash(Dialog.Mark.CLIENT_KEY_EXCHANGE).orElseThrow();
  }

  private Bytes seed(boolean clientFirst) {
    Bytes client = dialog.clientHello().map(Hello::random).orElse(Bytes.EMPTY);
    Bytes server = dialog.serverHello().map(Hello::random).orElse(Bytes.EMPTY);
    return clientFirst ? Bytes.concat(client, server) : Bytes.concat(server, client);
  }
}
