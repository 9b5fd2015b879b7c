package dev.stator.engine.stream;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stream: the records from one number on, until the next shard begins.
 *
 * @param start the number at which it begins; no record has it
 * @param parentId the shard before; null for a stream's first
 */
record Shard(long start, Instant creationTime, @Nullable String parentId) {

  /** As the service writes them: when it began, and what tells it from others of that time. */
  String id() {
    return String.format(
        Locale.ROOT, "shardId-%020d-%08x", creationTime.toEpochMilli(), (int) start);
  }
}
