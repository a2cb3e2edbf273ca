/// The lab: almost-SSL stage by stage, the shipped stack above it, and Trudy between the two ends.
/// A toy for looking at, which nothing but the command may use.
module org.handfast.lab {
  requires com.google.gson;
  requires jdk.httpserver;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires transitive org.handfast.engine;
  requires org.handfast.jca;
  requires org.handfast.pki;
  requires static org.jspecify;

  exports org.handfast.lab.authority;
  exports org.handfast.lab.export;
  exports org.handfast.lab.ladder;
  exports org.handfast.lab.page;
  exports org.handfast.lab.run;
  exports org.handfast.lab.stage;
  exports org.handfast.lab.story;
  exports org.handfast.lab.trudy;
}
