package dev.stator.dapr;

/** What a state store can do, under Dapr's names. */
public enum StateFeature {
  ETAG,
  TRANSACTIONAL,
  TTL,
  QUERY_API,
  DELETE_WITH_PREFIX,
  KEYS_LIKE
}
