package dev.stator.keda.trigger;

/** Whose permissions a trigger uses: its metadata field {@code identityOwner}. */
public enum IdentityOwner {
  /** What the TriggerAuthentication names. */
  POD,
  /** The scaler's own. */
  OPERATOR
}
