package org.handfast.engine.server;

import org.handfast.engine.schedule.BinderKind;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.Session;

/// A pre-shared key that the client has offered and the server knows and may use.
sealed interface KnownPsk {
  /// Its place in the offer, from 0.
  int index();

  Secret key();

  BinderKind kind();

  /// Ends the key, unless it belongs to somebody else.
  void release();

  /// The key of a ticket.
  record OfTicket(int index, Session session) implements KnownPsk {
    @Override
    public Secret key() {
      return session.psk();
    }

    @Override
    public BinderKind kind() {
      return BinderKind.RESUMPTION;
    }

    @Override
    public void release() {
      session.close();
    }
  }

  /// A key from elsewhere.
  record External(int index, ExternalPsk psk) implements KnownPsk {
    @Override
    public Secret key() {
      return psk.key();
    }

    @Override
    public BinderKind kind() {
      return BinderKind.of(psk.kind());
    }

    @Override
    public void release() {}
  }
}
