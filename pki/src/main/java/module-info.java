/// Who the peer is and who we are: certification paths, names, PEM and credentials.
module org.handfast.pki {
  requires transitive org.handfast.engine;
  requires static org.jspecify;

  exports org.handfast.pki;
}
