package org.handfast.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class HtmlTest {
  @Test
  void textIsNoMarkup() {
    assertThat(Html.escaped("<a b='\"'>&")).isEqualTo("&lt;a b=&#39;&quot;&#39;&gt;&amp;");
  }

  @Test
  void aValueHasNoPlacesOfItsOwn() {
    Map<String, String> values = Map.of("{{one}}", "{{two}}$1\\", "{{two}}", "{{one}}");
    assertThat(Html.filled("{{one}} {{two}} {{three}}", values))
        .isEqualTo("{{two}}$1\\ {{one}} {{three}}");
  }
}
