package org.handfast.engine;

/// What a connection wants next from whoever drives it. Output comes before everything else: even a
/// connection that is over still has its alert to send.
public sealed interface Wants {
  /// [Outbound#write] has a record to give that is not application data.
  record Output() implements Wants {}

  /// Local work is due, such as a signature or a certificate check. `task` may run on any thread,
  /// and the handshake goes on when it has returned; running it twice is harmless.
  record Work(Runnable task) implements Wants {}

  /// The handshake waits for the peer; early data may flow meanwhile, if it is offered or taken.
  record Input() implements Wants {}

  /// Nothing: application data may flow.
  record Nothing() implements Wants {}

  /// The connection is over in both directions.
  record Closed() implements Wants {}
}
