package org.handfast.interop.bogo;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// The command line of one test. A prefix makes a flag hold for some of its connections only.
///
/// @param initial for the first connection
/// @param resumed for all others
/// @param retried for a connection that goes on after its early data was rejected
record Flags(Settings initial, Settings resumed, Settings retried) {
  private static final String OF_HANDSHAKER = "-on-handshaker";

  /// Sorts the arguments.
  ///
  /// @throws Unimplemented if one of them is not known
  static Flags parse(List<String> arguments) {
    Flags flags = new Flags(new Settings(), new Settings(), new Settings());
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      flags.take(rest.next(), rest);
    }
    return flags;
  }

  private void take(String argument, Iterator<String> rest) {
    String flag = without("-on-shim", argument);
    boolean ours = !flag.startsWith(OF_HANDSHAKER);
    flag = without(OF_HANDSHAKER, flag);
    Map<String, Settings> byPrefix =
        Map.of("-on-initial", initial, "-on-resume", resumed, "-on-retry", retried);
    for (Map.Entry<String, Settings> entry : byPrefix.entrySet()) {
      if (flag.startsWith(entry.getKey() + "-")) {
        flag = without(entry.getKey(), flag);
        String value = valueOf(flag, rest);
        if (ours) {
          entry.getValue().add(flag, value);
        }
        return;
      }
    }
    String value = valueOf(flag, rest);
    if (ours) {
      initial.add(flag, value);
      resumed.add(flag, value);
      retried.add(flag, value);
    }
  }

  private static String valueOf(String flag, Iterator<String> rest) {
    if (KnownFlags.VALUED.contains(flag)) {
      return rest.next();
    }
    if (!KnownFlags.PLAIN.contains(flag)) {
      throw new Unimplemented(flag);
    }
    return "";
  }

  private static String without(String prefix, String flag) {
    return flag.startsWith(prefix + "-") ? flag.substring(prefix.length()) : flag;
  }
}
