package org.handfast.lab.ladder;

/// One of Trudy's attacks in a few lines. Whether it works depends on the rung, and is not said.
///
/// @param aim what she wants
/// @param how what she does on the wire, and where that is described
public record AttackText(String title, String aim, String how) {}
