package dev.stator.tables.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The shards of one stream while they are read. A shard may be read when its parent is finished or
 * does not exist any more: only so are the changes of one item told in their order.
 */
final class Shards {
  private final DynamoDbStreamsClient client;
  private final String streamArn;
  private final Map<String, ShardCursor> cursors = new LinkedHashMap<>();

  /** Shards whose records were handed out and are not done yet. */
  private final Set<String> handedOut = new HashSet<>();

  /**
   * @param positions where reading goes on
   */
  Shards(DynamoDbStreamsClient client, String streamArn, Map<String, ShardPosition> positions) {
    this.client = client;
    this.streamArn = streamArn;
    positions.forEach(
        (id, position) -> cursors.put(id, new ShardCursor(client, streamArn, id, null, position)));
  }

  String streamArn() {
    return streamArn;
  }

  /** Takes in new shards and forgets finished ones that are not listed any more. */
  void refresh(List<Shard> listed) {
    Set<String> ids = new HashSet<>();
    for (Shard shard : listed) {
      ids.add(shard.shardId());
      @Nullable ShardCursor known = cursors.get(shard.shardId());
      if (known == null) {
        begin(shard, new ShardPosition.Oldest());
      } else {
        known.descendFrom(shard.parentShardId());
      }
    }
    cursors.values().removeIf(cursor -> cursor.isFinished() && !ids.contains(cursor.shardId()));
  }

  ShardCursor begin(Shard shard, ShardPosition position) {
    ShardCursor cursor =
        new ShardCursor(client, streamArn, shard.shardId(), shard.parentShardId(), position);
    cursors.put(shard.shardId(), cursor);
    return cursor;
  }

  /** Those to ask now. */
  List<ShardCursor> readable(Instant now) {
    List<ShardCursor> readable = new ArrayList<>();
    for (ShardCursor cursor : cursors.values()) {
      if (!cursor.isFinished()
          && !handedOut.contains(cursor.shardId())
          && cursor.isDue(now)
          && !isBeforeUs(cursor.parentId())) {
        readable.add(cursor);
      }
    }
    return readable;
  }

  private boolean isBeforeUs(@Nullable String parentId) {
    @Nullable ShardCursor parent = parentId == null ? null : cursors.get(parentId);
    return parent != null && !parent.isFinished();
  }

  /** The stream is gone, with all its shards; what is handed out can still be done. */
  void forget() {
    cursors.keySet().retainAll(handedOut);
  }

  boolean isAllFinished() {
    return cursors.values().stream().allMatch(ShardCursor::isFinished);
  }

  /** Lets a shard wait until its records are done, and the others come first after that. */
  void handOut(ShardCursor cursor) {
    handedOut.add(cursor.shardId());
    cursors.remove(cursor.shardId());
    cursors.put(cursor.shardId(), cursor);
  }

  /**
   * @throws IllegalStateException if nothing of this shard is out
   */
  ShardCursor handedOut(String shardId) {
    @Nullable ShardCursor cursor = cursors.get(shardId);
    if (cursor == null || !handedOut.contains(shardId)) {
      throw new IllegalStateException("no records of shard " + shardId + " are handed out");
    }
    return cursor;
  }

  void takeBack(String shardId) {
    handedOut.remove(shardId);
  }

  /** The checkpoint if {@code shard} were at {@code position}. */
  Checkpoint with(String shard, ShardPosition position) {
    Map<String, ShardPosition> positions = new TreeMap<>();
    cursors.forEach((id, cursor) -> positions.put(id, cursor.position()));
    positions.put(shard, position);
    return new Checkpoint(streamArn, positions);
  }

  Checkpoint checkpoint() {
    Map<String, ShardPosition> positions = new TreeMap<>();
    cursors.forEach((id, cursor) -> positions.put(id, cursor.position()));
    return new Checkpoint(streamArn, positions);
  }
}
