package org.handfast.interop.chapter;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What Trudy does to the handshake messages that pass through her hands.
@FunctionalInterface
interface Edit {
  /// She only listens.
  Edit NONE = message -> message;

  /// The message that is delivered instead; the same where she has no interest in it.
  Message edit(Message message);

  /// This one, and then another.
  default Edit then(Edit next) {
    return message -> next.edit(edit(message));
  }

  /// The chapter's attack: she takes these algorithms out of the client's list.
  static Edit deleteSuites(Set<Integer> strong) {
    return ofClientHello(
        hello ->
            hello.withCipherSuites(
                remaining(hello.cipherSuites(), suite -> strong.contains(suite))));
  }

  /// Takes an extension out of the client's hello, as if the client did not know it.
  static Edit deleteExtension(int type) {
    return ofClientHello(
        hello -> hello.withExtensions(remaining(hello.extensions(), each -> each.type() == type)));
  }

  /// Turns one bit of the client's nonce over.
  static Edit clientNonce() {
    return ofClientHello(hello -> hello.withRandom(hello.random().flipped(0)));
  }

  /// Turns one bit of the server's nonce over: not in its end, which says what it could have done.
  static Edit serverNonce() {
    return ofServerHello(hello -> hello.withRandom(hello.random().flipped(0)));
  }

  private static Edit ofClientHello(UnaryOperator<ClientHello> change) {
    return message ->
        message.type() == Message.CLIENT_HELLO
            ? change.apply(ClientHello.of(message)).message()
            : message;
  }

  private static Edit ofServerHello(UnaryOperator<ServerHello> change) {
    return message ->
        message.type() == Message.SERVER_HELLO
            ? change.apply(ServerHello.of(message)).message()
            : message;
  }

  private static <T> List<T> remaining(List<T> all, Predicate<T> deleted) {
    return all.stream().filter(deleted.negate()).toList();
  }
}
