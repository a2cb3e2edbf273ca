package org.handfast.jca;

import java.security.Provider;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A provider that may serve a primitive: looked for and tested when somebody asks first, and then
/// known for good. Starting a provider costs up to a second; most are never asked. Thread-safe.
final class Candidate {
  private final Primitive primitive;
  private final Supplier<Optional<Provider>> source;
  private @Nullable Outcome outcome;

  Candidate(Primitive primitive, Supplier<Optional<Provider>> source) {
    this.primitive = primitive;
    this.source = source;
  }

  synchronized Outcome outcome() {
    if (outcome == null) {
      outcome = source.get().map(this::test).orElse(new Absent());
    }
    return outcome;
  }

  private Outcome test(Provider provider) {
    try {
      SelfTest.of(primitive).run(provider);
      return new Passed(provider);
    } catch (Exception | LinkageError failure) {
      return new Refused(provider.getName() + " (" + failure.getMessage() + ")");
    }
  }

  /// What became of a candidate.
  sealed interface Outcome {}

  record Passed(Provider provider) implements Outcome {}

  record Refused(String reason) implements Outcome {}

  record Absent() implements Outcome {}
}
