package org.handfast.lab.authority;

/// As whom Trudy shows herself.
public enum Guise {
  /// A certificate for Alice's name from an authority of Trudy's own.
  OWN_AUTHORITY,
  /// A certificate for Trudy's name from the authority that Bob trusts.
  OTHER_NAME,
  /// A certificate for Alice's name that signed itself.
  SELF_SIGNED,
  /// A certificate for Alice's name from an authority that Bob trusts and should not.
  ROGUE_AUTHORITY,
  /// Alice's own certificate, without her key.
  CERTIFICATE_WITHOUT_KEY,
  /// Alice's own certificate and her key, stolen.
  STOLEN_KEY
}
