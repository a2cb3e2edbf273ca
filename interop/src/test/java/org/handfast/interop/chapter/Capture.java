package org.handfast.interop.chapter;

/// What Trudy has overheard of one connection: both streams of TCP, from the first octet on.
record Capture(Octets fromClient, Octets fromServer) {}
