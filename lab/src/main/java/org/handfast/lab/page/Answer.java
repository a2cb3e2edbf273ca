package org.handfast.lab.page;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.handfast.protocol.wire.Bytes;

/// What the server answers.
///
/// @param status of HTTP
/// @param type the body's media type
/// @param file the name under which it is to be saved; empty if it is to be shown
record Answer(int status, String type, Bytes body, String file) {
  /// For who has been answered already.
  static final Answer NONE = new Answer(200, "", Bytes.EMPTY, "");

  static Answer json(JsonObject json) {
    return text(200, "application/json", json.toString());
  }

  static Answer error(int status, String words) {
    JsonObject json = new JsonObject();
    json.addProperty("error", words);
    return text(status, "application/json", json.toString());
  }

  static Answer text(int status, String type, String text) {
    return new Answer(
        status, type + ";charset=utf-8", Bytes.owning(text.getBytes(StandardCharsets.UTF_8)), "");
  }

  Answer savedAs(String name) {
    return new Answer(status, type, body, name);
  }
}
