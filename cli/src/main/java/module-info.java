/// The `handfast` command.
module org.handfast.cli {
  requires info.picocli;
  requires jdk.httpserver;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.handfast.jsse;
  requires org.handfast.net;
  requires static org.jspecify;
}
