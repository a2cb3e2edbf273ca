package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.Extensions;

/// The application protocol that the server has selected, RFC 7301 3.1: exactly one, and one of
/// those offered.
public final class SelectedProtocol {
  private SelectedProtocol() {}

  /// Notes the selection, if there is one.
  public static void learn(Extensions answer, ClientContext context) throws PeerViolation {
    Optional<ApplicationProtocols> selected = answer.find(ApplicationProtocols.class);
    if (selected.isPresent()) {
      context.learn(new Fact.SelectedProtocol(selectedFrom(selected.get(), context)));
    }
  }

  private static String selectedFrom(ApplicationProtocols answer, ClientContext context)
      throws PeerViolation {
    if (answer.protocols().size() != 1) {
      throw ExtensionViolation.NOT_ONE_PROTOCOL.by(SERVER, answer.protocols().toString());
    }
    String selected = answer.protocols().getFirst().toString();
    if (!context.config().applicationProtocols().contains(selected)) {
      throw ExtensionViolation.UNOFFERED_PROTOCOL.by(SERVER, selected);
    }
    return selected;
  }
}
