package org.handfast.pki;

import java.security.KeyPair;
import java.security.cert.X509Certificate;

/// A certificate of a test and, where its subject goes on to certify others, the subject's keys.
record Issued(X509Certificate certificate, KeyPair keys) {}
