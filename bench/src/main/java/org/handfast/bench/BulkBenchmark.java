package org.handfast.bench;

import java.nio.ByteBuffer;
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

/// One record of application data sealed and opened, on one thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class BulkBenchmark {
  @Param({"SUN_JSSE", "HANDFAST_JDK"})
  private String stack = "";

  @Param({"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"})
  private String suite = "";

  @Param({"HEAP", "DIRECT"})
  private String memory = "";

  @Param({"16384", "100"})
  private int size;

  private EnginePair pair;
  private ByteBuffer data;

  @Setup
  public void start() throws GeneralSecurityException, SSLException {
    Identity identity = Identity.of("EC");
    SSLContext context =
        Stack.valueOf(stack).context(identity.keyManagers(), identity.trustManagers());
    EnginePair.Memory place = EnginePair.Memory.valueOf(memory);
    pair = EnginePair.of(context, suite, "", place);
    pair.handshake();
    if (!pair.negotiated().equals("TLSv1.3 " + suite)) {
      throw new IllegalStateException(stack + " negotiated " + pair.negotiated());
    }
    data = place.allocate(size);
  }

  @Benchmark
  public void record() throws SSLException {
    data.clear();
    pair.transfer(data);
  }
}
