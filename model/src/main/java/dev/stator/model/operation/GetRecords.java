package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GetRecords.
 *
 * @param limit 1 to 1000, 1000 if absent
 */
public record GetRecords(@Nullable String shardIterator, @Nullable Integer limit)
    implements StreamOperation<GetRecords.Result> {

  /**
   * @param records in the order of their sequence numbers; 1 MB at most, but one at least if there
   *     is one
   * @param nextShardIterator null at the end of a closed shard
   */
  public record Result(List<StreamRecord> records, @Nullable String nextShardIterator)
      implements StreamResult {}
}
