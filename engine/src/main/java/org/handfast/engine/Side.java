package org.handfast.engine;

/// One of the two ends of a connection.
public enum Side {
  CLIENT,
  SERVER;

  public Side peer() {
    return this == CLIENT ? SERVER : CLIENT;
  }

  @Override
  public String toString() {
    return this == CLIENT ? "client" : "server";
  }
}
