/// TLS 1.3 for both roles without I/O: records, key schedule, states, sessions, configuration and the
/// ports to the world outside.
module org.handfast.engine {
  requires transitive org.handfast.protocol;

  requires static org.jspecify;
}
