package org.handfast.lab.trudy.tls;

import java.util.Optional;
import org.handfast.lab.tls.Keyring;
import org.handfast.lab.tls.Notes;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// Who has opened one session has seen the ticket in it, and has its key for the next (RFC 9846
/// 4.7.1).
final class TicketsToo implements Keyring {
  private static final String KEY_OF_TICKET = "PSK";

  private final Keyring found;
  private Optional<Bytes> last = Optional.empty();

  /// @param found what there is beside the tickets
  TicketsToo(Keyring found) {
    this.found = found;
  }

  /// Takes the keys of tickets down, and passes everything on.
  Notes listening(Notes notes) {
    return (name, value, formula, inputs) -> {
      if (name.equals(KEY_OF_TICKET)) {
        last = Optional.of(value);
      }
      notes.learns(name, value, formula, inputs);
    };
  }

  @Override
  public Optional<Bytes> preSharedKey(Bytes identity) {
    return found.preSharedKey(identity).or(() -> last);
  }

  @Override
  public Optional<Bytes> premaster(Bytes encrypted) {
    return found.premaster(encrypted);
  }

  @Override
  public Optional<Bytes> shared(NamedGroup group, Bytes clientShare, Bytes serverShare) {
    return found.shared(group, clientShare, serverShare);
  }
}
