package org.handfast.jca;

import java.util.List;

/// Which provider serves a primitive, and who would have come first.
///
/// @param provider its name, as `Security.getProviders()` shows it
/// @param version of the provider's library where its archive tells, else of the provider
/// @param refused those that are present and ranked higher, and failed their self-test, each with
///   the reason
public record ProviderChoice(
    Primitive primitive, String provider, String version, List<String> refused) {

  public ProviderChoice {
    refused = List.copyOf(refused);
  }

  @Override
  public String toString() {
    String shown = primitive + ": " + provider + " " + version;
    return refused.isEmpty() ? shown : shown + ", after refusing " + String.join("; ", refused);
  }
}
