/// Almost-SSL, the textbook's toy: each stage a protocol of its own, with its weakness intact. It
/// protects nobody; nothing outside the lab may use it. `Bob` and `Alice` are the place to begin
/// reading, `Variant` says what is different from rung to rung.
///
/// # Records
///
/// Everything on the wire is a record, and its header is always clear. Numbers have their largest
/// byte first.
///
/// | bytes | field | value |
/// |---|---|---|
/// | 1 | type | 1 handshake, 2 data, 3 close |
/// | 2 | version | AF01 |
/// | 2 | length | of the fragment, at most 2^14 + 48 |
/// | length | fragment | clear: a handshake message. Protected: IV 16, then ciphertext |
///
/// Once both have keys all is protected: the ciphertext is `AES-128-CTR(E, IV, data ‖ tag)`, its IV
/// fresh for each record. So nothing ties a record to its place but what its tag covers: with one
/// running keystream, an exchange of two records would be noticed for a reason that has nothing to
/// do with the MAC. The tag is, by `Variant.Integrity`:
///
/// | rungs | tag of 32 bytes |
/// |---|---|
/// | 1a | none |
/// | 1b | `SHA-256(data)` |
/// | 2a, 2b, 3b, 4 | `SHA-256(data ‖ M)` |
/// | 2a+, 5a, 6a, 6b | `SHA-256(data ‖ M ‖ seq)`, the chapter's |
/// | 5b, from 6c on | `HMAC-SHA-256(M, seq ‖ type ‖ version ‖ length ‖ data)` |
/// | 3a | `SHA-256(all data ‖ M)`, once |
///
/// `seq` is a u64, counted in each direction from 0 at the first protected record, and never sent.
/// `length` in the HMAC is that of the data. On rung 3a the fragments are one running keystream,
/// whose IV is at the head of the first of them, and the tag is alone in a last record of type 3.
///
/// # Handshake messages
///
/// `type u8 | length u24 | body`, one to a record. A vector `<..255>` has its length in one byte
/// before it, one of `<..2^24-1>` in three.
///
/// | type | from | message | body |
/// |---|---|---|---|
/// | 1 | Bob | hello | `nonce <0..255> \| suites <0..255>`, a suite being one byte |
/// | 2 | Alice | answer | `nonce <0..255> \| pick <0..255>`; not sent where both are empty |
/// | 3 | Alice | certificate | each one `<1..2^24-1>`, DER, hers first |
/// | 4 | Bob | secret | MS or PMS under RSA-OAEP, SHA-256 for hash and for MGF1 |
/// | 5 | both | Finished | 32 bytes: `HMAC-SHA-256(M, SHA-256(messages so far))`, protected |
///
/// A nonce has 32 bytes, and is empty where its person throws none. Suites: 1 weak, 2 strong. Bob's
/// Finished comes first, and Alice's covers it.
///
/// # Keys
///
/// | rungs | secret | keys |
/// |---|---|---|
/// | 1a, 1b | MS, 16 bytes | MS encrypts both directions |
/// | 2a, 2a+ | MS, 48 bytes | `E 16 ‖ M 32`, for both directions |
/// | 2b to 6c | MS, 96 bytes | `E_b 16 ‖ M_b 32 ‖ E_a 16 ‖ M_a 32` |
/// | from 7a on | PMS, 48 bytes | MS = `PRF(PMS, "master secret", N_b ‖ N_a)`, 96 bytes, cut so |
///
/// PRF is P_SHA256 of RFC 5246 5. The weak suite keeps the first 20 bits of `E_b` and of `E_a`, the
/// others become zero; its keys for MACs are whole.
///
/// # The end
///
/// Each direction ends on its own. Up to 6a the end is FIN alone, on 3a behind the MAC. On 6b the
/// last record of data has the type 3, and whatever the chapter's MAC covers, it is not the type;
/// who has said everything before knowing that it was everything, as Alice has, sends one without
/// data. From 6c on the end is always a record of type 3 without data. FIN follows it, and FIN
/// alone is refused. A check that fails closes TCP, and nobody is told why.
@NullMarked
package org.handfast.lab.almost;

import org.jspecify.annotations.NullMarked;
