package dev.stator.engine.comparison;

import static dev.stator.engine.comparison.ModelValues.plain;

import dev.stator.engine.Engine;
import dev.stator.engine.comparison.Answer.Change;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.StreamDescription.Shard;
import dev.stator.model.operation.StreamRecord;
import dev.stator.model.operation.TableDescription;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads all shards of a table's stream, parents first. */
final class StreamReader {
  private static final int PAGE = 50;

  private final Engine engine;
  private final String arn;
  private final Map<Map<String, Object>, List<Change>> changes = new HashMap<>();
  private BigInteger last = BigInteger.ZERO;

  StreamReader(Engine engine, TableDescription table) {
    this.engine = engine;
    this.arn = Objects.requireNonNull(table.latestStream()).streamArn();
  }

  /** By the item's key. */
  Map<Map<String, Object>, List<Change>> changes() {
    String shardId = null;
    do {
      var stream = engine.execute(new DescribeStream(arn, null, shardId, null)).streamDescription();
      for (Shard shard : stream.shards()) {
        read(shard);
      }
      shardId = stream.lastEvaluatedShardId();
    } while (shardId != null);
    return changes;
  }

  private void read(Shard shard) {
    String iterator =
        engine
            .execute(new GetShardIterator(arn, shard.shardId(), "TRIM_HORIZON", null))
            .shardIterator();
    while (iterator != null) {
      GetRecords.Result page = engine.execute(new GetRecords(iterator, PAGE));
      page.records().forEach(this::add);
      boolean isAtEnd = page.records().isEmpty() && shard.endingSequenceNumber() == null;
      iterator = isAtEnd ? null : page.nextShardIterator();
    }
  }

  private void add(StreamRecord record) {
    BigInteger number = new BigInteger(record.sequenceNumber());
    if (number.compareTo(last) <= 0) {
      throw new AssertionError(record.sequenceNumber() + " comes after " + last);
    }
    last = number;
    changes
        .computeIfAbsent(plain(record.keys()), key -> new ArrayList<>())
        .add(new Change(record.eventName(), plain(record.oldImage()), plain(record.newImage())));
  }
}
