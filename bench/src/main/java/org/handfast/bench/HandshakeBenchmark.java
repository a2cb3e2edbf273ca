package org.handfast.bench;

import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Full TLS 1.3 handshakes, both ends on one thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HandshakeBenchmark {
  @Param({"SUN_JSSE", "HANDFAST_JDK", "HANDFAST"})
  private String stack = "";

  @Param({"EC", "RSA"})
  private String leaf = "";

  private SSLContext context;

  @Setup
  public void start() throws GeneralSecurityException {
    Identity identity = Identity.of(leaf);
    context = Stack.valueOf(stack).context(identity.keyManagers(), identity.trustManagers());
  }

  @Benchmark
  public void full() throws SSLException {
    EnginePair.of(context, "TLS_AES_128_GCM_SHA256", "x25519", EnginePair.Memory.HEAP)
        .handshakeAndClose();
  }
}
