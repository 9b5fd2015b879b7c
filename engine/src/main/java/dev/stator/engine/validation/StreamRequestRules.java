package dev.stator.engine.validation;

import dev.stator.engine.catalog.TableArns;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.ListStreams;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the requests of DynamoDB Streams.
 *
 * <p>Source: Amazon DynamoDB Streams API Reference, each action's "Request Parameters".
 */
public final class StreamRequestRules {
  private static final int STREAM_ARN_LENGTH_MIN = 37;
  private static final int STREAM_ARN_LENGTH_MAX = 1024;
  private static final int SHARD_ID_LENGTH_MIN = 28;
  private static final int SHARD_ID_LENGTH_MAX = 65;
  private static final int SEQUENCE_NUMBER_LENGTH_MIN = 21;
  private static final int SEQUENCE_NUMBER_LENGTH_MAX = 40;
  private static final int ITERATOR_LENGTH_MAX = 2048;
  private static final String STREAM_ARN = "streamArn";
  private static final String LIMIT = "limit";

  private static final List<String> ITERATOR_TYPES =
      List.of("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON");
  private static final List<String> FILTER_TYPES = List.of("CHILD_SHARDS");

  private StreamRequestRules() {}

  /** How many streams a page may have. */
  public static int check(ListStreams request) {
    Constraints constraints = new Constraints();
    checkArn(constraints, "exclusiveStartStreamArn", request.exclusiveStartStreamArn());
    checkPage(constraints, request.limit());
    String tableName = request.tableName();
    constraints.check();
    if (tableName != null) {
      TableNames.ofTable(tableName);
    }
    return orMax(request.limit());
  }

  /** How many shards a page may have. */
  public static int check(DescribeStream request) {
    Constraints constraints = new Constraints().required(STREAM_ARN, request.streamArn());
    checkArn(constraints, STREAM_ARN, request.streamArn());
    checkShardId(constraints, "exclusiveStartShardId", request.exclusiveStartShardId());
    checkPage(constraints, request.limit());
    DescribeStream.ShardFilter filter = request.shardFilter();
    if (filter != null) {
      constraints.oneOf("shardFilter.type", filter.type(), FILTER_TYPES);
      checkShardId(constraints, "shardFilter.shardId", filter.shardId());
    }
    constraints.check();
    requireStreamArn(request.streamArn());
    return orMax(request.limit());
  }

  public static void check(GetShardIterator request) {
    String shardId = request.shardId();
    String type = request.shardIteratorType();
    String number = request.sequenceNumber();
    Constraints constraints = new Constraints().required(STREAM_ARN, request.streamArn());
    checkArn(constraints, STREAM_ARN, request.streamArn());
    checkShardId(constraints.required("shardId", shardId), "shardId", shardId);
    constraints
        .required("shardIteratorType", type)
        .oneOf("shardIteratorType", type, ITERATOR_TYPES)
        .length("sequenceNumber", number, SEQUENCE_NUMBER_LENGTH_MIN, SEQUENCE_NUMBER_LENGTH_MAX)
        .check();
    requireStreamArn(request.streamArn());
    boolean byNumber = String.valueOf(type).endsWith("SEQUENCE_NUMBER");
    if (byNumber != (number != null)) {
      throw new EngineError.Validation(
          "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and SequenceNumber"
              + " or (2) TRIM_HORIZON or LATEST and no SequenceNumber. Request specified "
              + type
              + (number == null ? " and no SequenceNumber." : " and also a SequenceNumber."));
    }
  }

  /** How many records may be answered. */
  public static int check(GetRecords request) {
    String iterator = request.shardIterator();
    new Constraints()
        .required("shardIterator", iterator)
        .length("shardIterator", iterator, 1, ITERATOR_LENGTH_MAX)
        .atLeast(LIMIT, request.limit(), 1)
        .atMost(LIMIT, request.limit(), Limits.STREAM_RECORDS_MAX)
        .check();
    return request.limit() == null ? Limits.STREAM_RECORDS_MAX : request.limit();
  }

  private static void requireStreamArn(@Nullable String arn) {
    if (arn == null || !arn.startsWith(TableArns.SCHEME) || !arn.contains("/stream/")) {
      throw new EngineError.Validation("Invalid StreamArn");
    }
  }

  private static void checkArn(Constraints constraints, String path, @Nullable String arn) {
    constraints.length(path, arn, STREAM_ARN_LENGTH_MIN, STREAM_ARN_LENGTH_MAX);
  }

  private static void checkShardId(Constraints constraints, String path, @Nullable String id) {
    constraints.length(path, id, SHARD_ID_LENGTH_MIN, SHARD_ID_LENGTH_MAX);
  }

  private static void checkPage(Constraints constraints, @Nullable Integer limit) {
    constraints.atLeast(LIMIT, limit, 1).atMost(LIMIT, limit, Limits.STREAMS_PAGE_MAX);
  }

  private static int orMax(@Nullable Integer limit) {
    return limit == null ? Limits.STREAMS_PAGE_MAX : limit;
  }
}
