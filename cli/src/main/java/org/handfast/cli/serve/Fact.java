package org.handfast.cli.serve;

import java.util.ArrayList;
import java.util.List;
import org.handfast.cli.terminal.KeyAgreement;
import org.handfast.cli.terminal.RecordRules;
import org.handfast.engine.EarlyDataStatus;

/// One thing worth knowing about a connection, in words.
///
/// @param name what it is
/// @param value the value, as the registries spell it
/// @param meaning what that means for the visitor; may be empty
record Fact(String name, String value, String meaning) {

  /// All of them, the most telling first.
  static List<Fact> of(ConnectionFacts facts) {
    List<Fact> list = new ArrayList<>();
    boolean older = facts.rules().isPresent();
    list.add(new Fact("protocol", facts.protocol(), older ? "RFC 5246" : "RFC 9846"));
    list.add(new Fact("cipher suite", facts.suite(), suite(facts)));
    list.add(new Fact("key exchange", facts.group(), keyExchange(facts)));
    facts
        .rules()
        .map(rules -> new Fact("extensions", rules.text(), "what TLS 1.2 leaves open"))
        .ifPresent(list::add);
    list.add(new Fact("signature", facts.signature(), proof(facts)));
    list.add(
        facts
            .serverName()
            .map(name -> new Fact("server name", name, "sent in the clear (SNI)"))
            .orElse(new Fact("server name", "none", "the client sent no SNI")));
    list.add(
        facts
            .applicationProtocol()
            .map(name -> new Fact("application", name, "chosen by ALPN"))
            .orElse(new Fact("application", "none", "the client offered no ALPN")));
    list.add(resumed(facts));
    if (facts.earlyData() == EarlyDataStatus.ACCEPTED) {
      list.add(new Fact("early data", "yes", "the client sent some with its first flight"));
    }
    list.add(
        facts.handshakeMillis() > 0
            ? new Fact("handshake", facts.handshakeMillis() + " ms", "on the server's clock")
            : new Fact("handshake", "not done", "this answer does not wait for it"));
    list.add(new Fact("you", facts.client(), "as the server sees you"));
    list.add(new Fact("time", facts.time().toString(), ""));
    return List.copyOf(list);
  }

  private static String suite(ConnectionFacts facts) {
    return facts.rules().filter(RecordRules::isPlain).isPresent()
        ? "ENCRYPTS NOTHING: everybody on the way can read this"
        : "encrypts the records; " + derivation(facts) + " derives the keys";
  }

  /// Suites that are older than TLS 1.2 derive with SHA-256 too (RFC 5246 5).
  private static String derivation(ConnectionFacts facts) {
    return facts.suite().endsWith("_CBC_SHA") ? "SHA-256" : "its hash";
  }

  private static String proof(ConnectionFacts facts) {
    return switch (facts.basis()) {
      case CERTIFICATE ->
          facts.agreement() == KeyAgreement.KEY_TRANSPORT
              ? "reading what was encrypted to its key is the server's proof"
              : "how the server proved who it is";
      case EARLIER_CONNECTION -> "the proof was given in an earlier connection";
      case SHARED_KEY -> "the key that both have from elsewhere is the proof";
    };
  }

  private static Fact resumed(ConnectionFacts facts) {
    return switch (facts.basis()) {
      case CERTIFICATE -> new Fact("resumed", "no", "a full handshake");
      case EARLIER_CONNECTION ->
          new Fact("resumed", "yes", "it goes on from an earlier connection");
      case SHARED_KEY -> new Fact("resumed", "no", "it rests on a pre-shared key");
    };
  }

  private static String keyExchange(ConnectionFacts facts) {
    String kind =
        switch (facts.agreement()) {
          case POST_QUANTUM -> "post-quantum: a recording stays closed to quantum computers too";
          case EPHEMERAL -> "not post-quantum: a quantum computer could open a recording";
          case KEY_TRANSPORT ->
              "no forward secrecy: whoever gets the server's key later can open a recording";
          case KNOWN_BEFORE -> "the key comes from an earlier connection, or from elsewhere";
        };
    return switch (facts.rounds()) {
      case ONE -> kind;
      case RETRIED -> kind + "; agreed on at the second hello";
    };
  }
}
