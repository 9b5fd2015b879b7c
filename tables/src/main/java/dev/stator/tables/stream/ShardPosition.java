package dev.stator.tables.stream;

import java.time.Instant;

/** How far the records of one shard have been handled. */
public sealed interface ShardPosition {

  /** Nothing yet: the next record is the oldest one that there is. */
  record Oldest() implements ShardPosition {}

  /**
   * Nothing yet, and what is older does not matter.
   *
   * @param time when reading began
   */
  record Since(Instant time) implements ShardPosition {}

  /**
   * All up to one record.
   *
   * @param sequenceNumber of that record
   */
  record After(String sequenceNumber) implements ShardPosition {}

  /** All there will ever be: its children may be read. */
  record Finished() implements ShardPosition {}
}
