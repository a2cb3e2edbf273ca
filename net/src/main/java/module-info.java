/// Blocking TLS channels and servers, made for virtual threads.
module org.handfast.net {
  requires transitive org.handfast.engine;
  requires transitive org.handfast.jca;
  requires transitive org.handfast.pki;
  requires static org.jspecify;

  exports org.handfast.net;
}
