package org.handfast.jca;

import java.security.Provider;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The JCA providers that serve: for each primitive the first of its candidates that is present and
/// passes its self-test. A choice is made when it is needed first, and stays. What others install
/// in `Security` at whatever position changes nothing. Thread-safe.
public final class Providers {
  private static final Providers INSTALLED =
      new Providers(
          primitive ->
              primitive.ranking().stream().map(known -> new Candidate(primitive, known::find)));
  private static final Providers JDK_ONLY = preferring(List.of());

  private final Map<Primitive, List<Candidate>> candidates = new EnumMap<>(Primitive.class);

  private Providers(Function<Primitive, Stream<Candidate>> candidates) {
    for (Primitive primitive : Primitive.values()) {
      this.candidates.put(primitive, candidates.apply(primitive).toList());
    }
  }

  /// The fastest that are installed in `Security` or lie on the class or module path, among the
  /// JDK's own, Conscrypt, BouncyCastle and the Amazon Corretto Crypto Provider.
  public static Providers installed() {
    return INSTALLED;
  }

  /// The JDK's own alone.
  public static Providers jdkOnly() {
    return JDK_ONLY;
  }

  /// These for all they can do, in this order, and the JDK's own for the rest.
  public static Providers preferring(List<Provider> preferred) {
    List<Provider> order = List.copyOf(preferred);
    return new Providers(
        primitive ->
            Stream.concat(
                order.stream()
                    .map(provider -> new Candidate(primitive, () -> Optional.of(provider))),
                Stream.of(new Candidate(primitive, primitive.platform()::find))));
  }

  /// Who serves what. Makes all choices that are still open, which takes the time of their
  /// self-tests.
  public List<ProviderChoice> chosen() {
    return Arrays.stream(Primitive.values()).filter(this::isServed).map(this::choice).toList();
  }

  /// Whether anybody serves this primitive. Believes the JDK without a test, so that it is cheap.
  boolean isServed(Primitive primitive) {
    return primitive.platform().find().isPresent() || usable(primitive).findFirst().isPresent();
  }

  /// The provider of this primitive, the same one each time.
  Provider of(Primitive primitive) {
    return usable(primitive)
        .findFirst()
        .orElseThrow(() -> new ProviderException("no usable provider for " + primitive));
  }

  /// All that are present and pass, best first; tested only as far as the stream is consumed.
  Stream<Provider> usable(Primitive primitive) {
    return candidates(primitive).stream()
        .map(Candidate::outcome)
        .mapMulti(
            (outcome, passed) -> {
              if (outcome instanceof Candidate.Passed(Provider provider)) {
                passed.accept(provider);
              }
            });
  }

  private ProviderChoice choice(Primitive primitive) {
    List<String> refused = new ArrayList<>();
    for (Candidate candidate : candidates(primitive)) {
      switch (candidate.outcome()) {
        case Candidate.Passed(Provider provider) -> {
          return new ProviderChoice(primitive, provider.getName(), version(provider), refused);
        }
        case Candidate.Refused(String reason) -> refused.add(reason);
        case Candidate.Absent() -> {}
      }
    }
    return new ProviderChoice(primitive, "none", "", refused);
  }

  private List<Candidate> candidates(Primitive primitive) {
    return candidates.getOrDefault(primitive, List.of());
  }

  /// Conscrypt's provider has called itself 1.0 for ever; its archive knows better.
  private static String version(Provider provider) {
    String archive = provider.getClass().getPackage().getImplementationVersion();
    return archive == null ? provider.getVersionStr() : archive;
  }
}
