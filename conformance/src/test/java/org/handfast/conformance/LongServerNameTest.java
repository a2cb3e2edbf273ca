package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.registry.AlertDescription;
import org.junit.jupiter.api.Test;

/// A server name is kept as long as the session: one that no host has is refused.
class LongServerNameTest {
  @Test
  void aNameThatIsTooLongForTheDnsIsRefused() {
    ServerName tooLong = new ServerName(RawPeer.bytes("a".repeat(256)));
    assertThat(HelloScenarios.fromClient(hello -> RawClient.with(hello, tooLong)).alert())
        .isEqualTo(AlertDescription.ILLEGAL_PARAMETER);
  }
}
