/// The sans-IO TLS engine: protocol states, record layer and key schedule, and the ports they need.
module org.handfast.engine {
  requires transitive org.handfast.protocol;
  requires static org.jspecify;

  exports org.handfast.engine;
  exports org.handfast.engine.config;
  exports org.handfast.engine.crypto;
  exports org.handfast.engine.failure;
  exports org.handfast.engine.secret;
  exports org.handfast.engine.session;
  exports org.handfast.engine.trust;
}
