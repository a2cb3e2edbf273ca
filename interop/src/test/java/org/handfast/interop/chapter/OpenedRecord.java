package org.handfast.interop.chapter;

/// A record that was under the keys, and all that was found in it.
///
/// @param sequenceNumber its number among the records of its direction; it is not on the wire
/// @param iv the random octets that it begins with
/// @param macInput what its MAC was made of
/// @param padding without the octet that tells its length
record OpenedRecord(
    long sequenceNumber,
    int type,
    Octets iv,
    Octets data,
    Octets macInput,
    Octets mac,
    Octets padding) {}
