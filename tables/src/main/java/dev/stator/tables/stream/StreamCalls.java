package dev.stator.tables.stream;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What the reader asks about streams as a whole. */
final class StreamCalls {
  private StreamCalls() {}

  /** A stream and all its shards. */
  record Described(boolean closed, List<Shard> shards) {}

  /**
   * One call; the two exceptions that say something about an iterator stay as they are.
   *
   * @throws TableError any other failure
   */
  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (ExpiredIteratorException | TrimmedDataAccessException aboutIterator) {
      throw aboutIterator;
    } catch (SdkException failure) {
      throw TableCalls.translate(failure);
    }
  }

  /** The table's stream, or its last one if it is switched off; null if there is none. */
  static @Nullable String latestStream(DynamoDbClient tables, String table) {
    return TableCalls.call(() -> tables.describeTable(d -> d.tableName(table)))
        .table()
        .latestStreamArn();
  }

  /** Reads all pages of a stream's description. */
  static Described describe(DynamoDbStreamsClient streams, String streamArn) {
    List<Shard> shards = new ArrayList<>();
    DescribeStreamRequest.Builder request = DescribeStreamRequest.builder().streamArn(streamArn);
    while (true) {
      DescribeStreamRequest page = request.build();
      StreamDescription answer = call(() -> streams.describeStream(page)).streamDescription();
      shards.addAll(answer.shards());
      if (answer.lastEvaluatedShardId() == null) {
        return new Described(answer.streamStatus() == StreamStatus.DISABLED, shards);
      }
      request.exclusiveStartShardId(answer.lastEvaluatedShardId());
    }
  }
}
