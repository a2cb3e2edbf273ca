package org.handfast.lab.stage;

import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// One thing that happened, in the order in which it did.
public sealed interface Event {
  /// Who did it or whom it befell.
  Person who();

  /// A TCP connection stands: SYN, SYN-ACK, ACK.
  record Connected(Person who, Person to) implements Event {}

  /// The next session begins: a later day, or another visit.
  ///
  /// @param day from 2 on
  record Day(Person who, int day, String what) implements Event {}

  /// A record was written.
  record Sent(Person who, Card card) implements Event {}

  /// Trudy did something with a record.
  ///
  /// @param result the record that came of it, if it is another one
  /// @param how what exactly, such as `byte 21 xor 01`; may be empty
  record Handled(Act act, Card card, Optional<Card> result, String how) implements Event {
    @Override
    public Person who() {
      return Person.TRUDY;
    }
  }

  /// A record has come whole.
  record Received(Person who, Card card) implements Event {}

  /// Somebody can now read what is inside.
  record Opened(Person who, Card card, Layer layer) implements Event {}

  /// Somebody knows a value.
  record Learned(Person who, Value value) implements Event {}

  /// What somebody keeps count of or waits for has changed.
  record Entered(Person who, String name, String value) implements Event {}

  /// Somebody compared a MAC, a hash, a tag.
  record Compared(Person who, Optional<Card> card, Comparison comparison) implements Event {}

  /// The application handed a line over to be sent.
  ///
  /// @param session counts this person's connections, from 1
  record Said(Person who, int session, Bytes line) implements Event {}

  /// The application was given data that came.
  ///
  /// @param session counts this person's connections, from 1
  record Delivered(Person who, int session, Bytes data) implements Event {}

  /// The application was told that no more will come.
  ///
  /// @param session counts this person's connections, from 1
  record Ended(Person who, int session) implements Event {}

  /// A check failed, and the connection is closed.
  record Refused(Person who, Notice notice) implements Event {}

  /// TCP's FIN was sent.
  record FinSent(Person who, Person to) implements Event {}

  /// TCP's RST was sent.
  record ResetSent(Person who, Person to) implements Event {}

  /// TCP's RST came: the connection is gone.
  record ResetCame(Person who) implements Event {}

  /// Nothing will ever come, and somebody still waits.
  record Waits(Person who) implements Event {}

  /// Trudy shows what she has got.
  ///
  /// @param data what she has read, to be held against what was said; empty if it is no data
  /// @param what in words
  record Gained(Bytes data, String what) implements Event {
    @Override
    public Person who() {
      return Person.TRUDY;
    }
  }

  /// What no lab has: a test hook stands in for it.
  record Simulated(String what) implements Event {
    @Override
    public Person who() {
      return Person.TRUDY;
    }
  }

  /// A remark.
  record Noted(Person who, String text) implements Event {}
}
