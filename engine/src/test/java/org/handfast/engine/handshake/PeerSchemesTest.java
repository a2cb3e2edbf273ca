package org.handfast.engine.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Fact;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SignatureAlgorithmsCert;
import org.handfast.protocol.registry.SignatureScheme;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PeerSchemesTest {
  @Test
  @DisplayName(
      "a list of 32,767 schemes is not kept as such, and what follows nonsense still counts")
  void longListsAreKeptSparingly() {
    List<SignatureScheme> many = new ArrayList<>();
    for (int code = 0x8000; many.size() < 32_765; code++) {
      many.add(new SignatureScheme(code));
    }
    many.add(SignatureScheme.ED25519);
    many.add(SignatureScheme.ED25519);
    Fact.PeerSchemes kept =
        PeerSchemes.in(
                Extensions.of(new SignatureAlgorithms(many), new SignatureAlgorithmsCert(many)))
            .orElseThrow();
    for (List<SignatureScheme> list : List.of(kept.schemes(), kept.certificateSchemes())) {
      assertThat(list)
          .hasSize(65)
          .startsWith(new SignatureScheme(0x8000))
          .endsWith(SignatureScheme.ED25519);
    }
  }
}
