package org.handfast.lab.almost;

import org.handfast.protocol.wire.Bytes;

/// The keys for what one person sends, and what they are called.
///
/// @param encryptionName such as `E_b`
/// @param encryption 16 bytes
/// @param macName such as `M_b`; empty where there is none
/// @param mac 32 bytes; empty where there is none
public record DirectionKeys(String encryptionName, Bytes encryption, String macName, Bytes mac) {}
