/// Handfast as a `javax.net.ssl` provider.
module org.handfast.jsse {
  requires org.handfast.engine;
  requires transitive org.handfast.jca;
  requires org.handfast.pki;
  requires static org.jspecify;

  exports org.handfast.jsse;

  provides java.security.Provider with
      org.handfast.jsse.HandfastProvider;
}
