package org.handfast.interop.tls12;

import java.util.List;

/// What a [JsseProgram] says of a connection. It can tell neither of extended master secrets nor of
/// encrypt-then-MAC: JSSE has no question for that.
///
/// @param created when its session was made
/// @param verified whether the other side has proved who it is
record JsseReport(String version, String suite, long created, boolean verified) {
  static JsseReport of(String line) {
    List<String> words = List.of(line.split(" ", -1));
    return new JsseReport(
        words.get(0),
        words.get(1),
        Long.parseLong(words.get(2)),
        Boolean.parseBoolean(words.get(3)));
  }

  /// Whether its session was made at that earlier time, if that can be told.
  Word resumed(JsseKind kind, long earlier) {
    return kind.datesSessions() ? Word.of(created == earlier) : Word.SILENCE;
  }

  Said said(Word resumed, Word clientCertificate) {
    return new Said(version, suite, resumed, Word.SILENCE, Word.SILENCE, clientCertificate);
  }
}
