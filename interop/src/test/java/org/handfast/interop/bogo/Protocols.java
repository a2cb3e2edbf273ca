package org.handfast.interop.bogo;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.ApplicationProtocolChooser.Choice;

/// What the flags say of ALPN.
final class Protocols {
  private Protocols() {}

  /// The list that a client offers: each name after one octet with its length.
  static List<String> offered(Section flags) {
    String joined = flags.text("-advertise-alpn").orElse("");
    List<String> names = new ArrayList<>();
    for (int at = 0; at < joined.length(); at += 1 + joined.charAt(at)) {
      names.add(joined.substring(at + 1, at + 1 + joined.charAt(at)));
    }
    return names;
  }

  /// What a server makes of the client's list.
  static ApplicationProtocolChooser chooser(Section flags) {
    if (flags.has("-reject-alpn")) {
      return _ -> new Choice.Refusal(List.of());
    }
    if (flags.has("-select-alpn")) {
      String selected = flags.text("-select-alpn").orElseThrow();
      return offered -> {
        requireOffered(offered, flags);
        return new Choice.Protocol(selected);
      };
    }
    return ApplicationProtocolChooser.IGNORE;
  }

  private static void requireOffered(List<String> offered, Section flags) {
    StringBuilder joined = new StringBuilder();
    offered.forEach(name -> joined.append((char) name.length()).append(name));
    if (!flags.text("-expect-advertised-alpn").orElse(joined.toString()).contentEquals(joined)) {
      throw new IllegalStateException("the client offers " + offered);
    }
  }
}
