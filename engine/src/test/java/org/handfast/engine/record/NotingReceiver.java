package org.handfast.engine.record;

import java.util.ArrayList;
import java.util.List;

/// Lets pass what it is told to, and notes what comes.
final class NotingReceiver implements HandshakeReceiver {
  final List<String> events = new ArrayList<>();
  Tolerance tolerance = Tolerance.APPLICATION_DATA;

  @Override
  public Tolerance tolerance() {
    return tolerance;
  }

  @Override
  public void received() {
    events.add("received");
  }

  @Override
  public void changeCipherSpec() {
    events.add("change");
  }
}
