package dev.stator.tables.stream;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a stream has been handled.
 *
 * @param streamArn a table gets another stream when its stream is switched off and on
 * @param shards by id; a shard that is not in here has not been begun
 */
public record Checkpoint(String streamArn, SortedMap<String, ShardPosition> shards) {
  public Checkpoint {
    shards = Collections.unmodifiableSortedMap(new TreeMap<>(shards));
  }

  public Checkpoint(String streamArn, Map<String, ShardPosition> shards) {
    this(streamArn, new TreeMap<>(shards));
  }
}
