package org.handfast.lab.ladder;

/// One of the nine things that the chapter says, in our own words.
///
/// @param number 1 to 9
public record Sentence(int number, String text) {}
