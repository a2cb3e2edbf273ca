package org.handfast.cli.http;

/// Text in HTML.
public final class Html {
  private Html() {}

  /// The text, with nothing in it that HTML would take for markup; fit for attributes too.
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
