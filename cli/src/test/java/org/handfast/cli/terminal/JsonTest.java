package org.handfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {
  @Test
  void writesEachKindOfValue() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", "a \"b\" \\ \n é");
    map.put("number", 1.5);
    map.put("truth", true);
    map.put("list", List.of("x", 2));
    map.put("map", Map.of());
    assertThat(Json.of(map))
        .isEqualTo(
            "{\"text\": \"a \\\"b\\\" \\\\ \\u000a \\u00e9\", \"number\": 1.5, \"truth\": true,"
                + " \"list\": [\"x\", 2], \"map\": {}}");
  }
}
