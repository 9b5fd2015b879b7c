package dev.stator.dapr;

import org.jspecify.annotations.Nullable;

/** When a write may happen. An expired entry counts as absent. */
public sealed interface WriteCondition {
  /** Dapr's value of {@code concurrency} for {@link FirstWrite}. */
  String FIRST_WRITE = "first-write";

  /** Always: the last write wins. */
  record Always() implements WriteCondition {}

  /** If there is no entry, or none that has an ETag. */
  record FirstWrite() implements WriteCondition {}

  /** If the entry has this ETag. */
  record Etag(String etag) implements WriteCondition {}

  /**
   * As a request says it. An empty ETag is none; any concurrency but {@code first-write} means
   * last-write, as in Dapr, which never checks it.
   */
  static WriteCondition of(@Nullable String etag, @Nullable String concurrency) {
    if (etag != null && !etag.isEmpty()) {
      return new Etag(etag);
    }
    return FIRST_WRITE.equals(concurrency) ? new FirstWrite() : new Always();
  }
}
