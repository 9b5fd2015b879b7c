package dev.stator.engine.stream;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.validation.StreamRequestRules;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ListStreams;
import dev.stator.model.operation.StreamDescription;
import dev.stator.model.operation.StreamOperation;
import dev.stator.model.operation.StreamResult;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations of DynamoDB Streams. */
public final class StreamOperations {
  private final Streams streams;
  private final TableLookup tables;
  private final InstantSource clock;
  private final ShardReading reading;

  /**
   * @param region what records tell as {@code awsRegion}
   */
  public StreamOperations(Streams streams, TableLookup tables, InstantSource clock, String region) {
    this.streams = streams;
    this.tables = tables;
    this.clock = clock;
    this.reading = new ShardReading(streams, clock, region);
  }

  public StreamResult answer(StreamOperation<?> operation) {
    return switch (operation) {
      case ListStreams request -> list(request);
      case DescribeStream request -> describe(request);
      case GetShardIterator request -> reading.iterator(request);
      case GetRecords request -> reading.records(request);
    };
  }

  private ListStreams.Result list(ListStreams request) {
    int limit = StreamRequestRules.check(request);
    String tableName = request.tableName() == null ? null : tables.name(request.tableName());
    requireTable(tableName);
    List<ListStreams.Stream> page = new ArrayList<>();
    for (Stream stream : streams.after(request.exclusiveStartStreamArn())) {
      StreamDefinition definition = stream.definition();
      if (tableName != null && !tableName.equals(definition.tableName())) {
        continue;
      }
      if (page.size() == limit) {
        return new ListStreams.Result(page, page.getLast().streamArn());
      }
      page.add(new ListStreams.Stream(stream.arn(), definition.tableName(), stream.label()));
    }
    return new ListStreams.Result(page, null);
  }

  /** A table that was deleted may still have streams; one that never was has none. */
  private void requireTable(@Nullable String tableName) {
    if (tableName != null
        && streams.after(null).stream()
            .noneMatch(stream -> stream.definition().tableName().equals(tableName))) {
      tables.table(tableName);
    }
  }

  private DescribeStream.Result describe(DescribeStream request) {
    int limit = StreamRequestRules.check(request);
    Stream stream = reading.stream(Objects.requireNonNull(request.streamArn()));
    Stream.State state = stream.state();
    List<StreamDescription.Shard> page = new ArrayList<>();
    String last = null;
    for (int index = state.firstRetained(clock.instant()); index < state.shards().size(); index++) {
      Shard shard = state.shards().get(index);
      if (!isAsked(request, shard)) {
        continue;
      }
      if (page.size() == limit) {
        last = page.getLast().shardId();
        break;
      }
      page.add(shard(shard, state.end(index)));
    }
    return new DescribeStream.Result(description(stream, state.definition(), page, last));
  }

  private static boolean isAsked(DescribeStream request, Shard shard) {
    String start = request.exclusiveStartShardId();
    if (start != null && shard.id().compareTo(start) <= 0) {
      return false;
    }
    DescribeStream.ShardFilter filter = request.shardFilter();
    return filter == null || filter.shardId() == null || filter.shardId().equals(shard.parentId());
  }

  private static StreamDescription.Shard shard(Shard shard, @Nullable Long end) {
    return new StreamDescription.Shard(
        shard.id(),
        SequenceNumbers.text(shard.start()),
        end == null ? null : SequenceNumbers.text(end - 1),
        shard.parentId());
  }

  private static StreamDescription description(
      Stream stream,
      StreamDefinition definition,
      List<StreamDescription.Shard> shards,
      @Nullable String lastShardId) {
    List<KeySchemaElement> keys = new ArrayList<>();
    for (KeyAttribute key : definition.keySchema().attributes()) {
      keys.add(new KeySchemaElement(key.name(), keys.isEmpty() ? "HASH" : "RANGE"));
    }
    return new StreamDescription(
        stream.arn(),
        definition.label(),
        definition.closing() == null ? "ENABLED" : "DISABLED",
        definition.viewType().name(),
        definition.creationTime(),
        definition.tableName(),
        keys,
        shards,
        lastShardId);
  }
}
