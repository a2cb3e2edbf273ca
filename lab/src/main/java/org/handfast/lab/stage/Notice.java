package org.handfast.lab.stage;

/// That somebody noticed: who, at which step, by which check.
///
/// @param who Bob or Alice
/// @param step what was looked at, such as `record 2`, `certificate`, `end of stream`
/// @param check in words, such as `record MAC`; on the rungs of the shipped stack its rule and
///   alert
/// @param why one sentence
public record Notice(Person who, String step, String check, String why) {}
