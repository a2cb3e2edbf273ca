/// The `handfast` command.
module org.handfast.cli {
  requires info.picocli;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.handfast.lab;
  requires org.handfast.net;
  requires static org.jspecify;

  opens org.handfast.cli to
      info.picocli;
  opens org.handfast.cli.connect to
      info.picocli;
  opens org.handfast.cli.lab to
      info.picocli;
  opens org.handfast.cli.serve to
      info.picocli;
  opens org.handfast.cli.terminal to
      info.picocli;
}
