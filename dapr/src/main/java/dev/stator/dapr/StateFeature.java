package dev.stator.dapr;

/** What a state store can do, under Dapr's names. */
public enum StateFeature {
  ETAG,
  TTL
}
