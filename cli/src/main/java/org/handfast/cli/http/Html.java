package org.handfast.cli.http;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text in HTML.
public final class Html {
  private static final Pattern PLACE = Pattern.compile("\\{\\{[a-z]+}}");

  private Html() {}

  /// The text, with nothing in it that HTML would take for markup; fit for attributes too.
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// The template with its `{{places}}` filled in, all at once: a place within a value, which a
  /// visitor may have chosen, stays as it is.
  public static String filled(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(), place.group())));
  }
}
