/// The crypto port of the engine on the JCA, with the fastest provider present for each primitive.
module org.handfast.jca {
  requires transitive org.handfast.engine;
  requires static org.jspecify;

  exports org.handfast.jca;
}
