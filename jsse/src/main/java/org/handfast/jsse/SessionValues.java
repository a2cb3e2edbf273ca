package org.handfast.jsse;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionBindingEvent;
import javax.net.ssl.SSLSessionBindingListener;
import org.jspecify.annotations.Nullable;

/// The objects that an application has bound to a session.
final class SessionValues {
  private final Map<String, Object> values = new ConcurrentHashMap<>();

  void put(SSLSession session, String name, @Nullable Object value) {
    Object previous = values.put(required(name), required(value));
    if (value instanceof SSLSessionBindingListener bound) {
      bound.valueBound(new SSLSessionBindingEvent(session, name));
    }
    unbind(session, name, previous);
  }

  /// Moves what is bound here to another session of the same lineage, where it replaces.
  void moveTo(SessionValues other) {
    other.values.putAll(values);
    values.clear();
  }

  @Nullable Object get(String name) {
    return values.get(required(name));
  }

  void remove(SSLSession session, String name) {
    unbind(session, name, values.remove(required(name)));
  }

  String[] names() {
    return values.keySet().toArray(String[]::new);
  }

  private static <T> T required(@Nullable T given) {
    if (given == null) {
      throw new IllegalArgumentException("neither name nor value may be null");
    }
    return given;
  }

  private static void unbind(SSLSession session, String name, @Nullable Object value) {
    if (value instanceof SSLSessionBindingListener unbound) {
      unbound.valueUnbound(new SSLSessionBindingEvent(session, name));
    }
  }
}
