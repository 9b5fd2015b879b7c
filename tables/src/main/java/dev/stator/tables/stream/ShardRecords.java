package dev.stator.tables.stream;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Records of one shard, in their order, to be handled and then told to {@link StreamReader#done}.
 *
 * @param records 1 and more
 * @param afterGap whether records before these are lost: the stream keeps them for 24 hours, and
 *     they were not read in that time
 */
public record ShardRecords(
    String streamArn, String shardId, List<Record> records, boolean afterGap) {
  public ShardRecords {
    records = List.copyOf(records);
  }
}
