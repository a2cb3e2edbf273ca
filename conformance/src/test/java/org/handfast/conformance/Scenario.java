package org.handfast.conformance;

import org.handfast.engine.failure.TlsException;

/// A peer that makes one mistake, up to the engine's answer.
@FunctionalInterface
interface Scenario {
  RawPeer.Refusal play() throws TlsException;
}
