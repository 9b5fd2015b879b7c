package dev.stator.embedded.crash;

import static java.util.Objects.requireNonNull;

import dev.stator.embedded.Stator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Compares all records of the stream with what the workers did, and with what was read before. */
final class StreamHistory {
  private List<Entry> readBefore = List.of();
  private int shards;

  /** A record, with the images that it has. */
  private record Entry(
      BigInteger number,
      String item,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after) {}

  /** How many shards the stream had when it was last read. */
  int shards() {
    return shards;
  }

  /** What is wrong with the stream, in words. */
  List<String> compare(Stator stator, Collection<WorkerState> states) {
    List<Entry> entries = read(stator);
    List<String> problems = new ArrayList<>();
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).number().compareTo(entries.get(i - 1).number()) <= 0) {
        problems.add("stream: number " + entries.get(i).number() + " does not increase");
      }
    }
    if (entries.size() < readBefore.size()
        || !entries.subList(0, readBefore.size()).equals(readBefore)) {
      problems.add("stream: records that were read before are not there as they were");
    }
    readBefore = entries;
    Map<String, List<WorkerState.Change>> told = new HashMap<>();
    for (Entry entry : entries) {
      told.computeIfAbsent(entry.item(), item -> new ArrayList<>())
          .add(new WorkerState.Change(0, entry.before(), entry.after()));
    }
    Map<String, List<WorkerState.Change>> done = new HashMap<>();
    int worker = 0;
    for (WorkerState state : states) {
      for (WorkerState.Change change : state.changes()) {
        done.computeIfAbsent(item(Step.key(worker, change.at())), item -> new ArrayList<>())
            .add(new WorkerState.Change(0, change.before(), change.after()));
      }
      worker++;
    }
    done.forEach(
        (item, changes) -> {
          if (!changes.equals(told.getOrDefault(item, List.of()))) {
            problems.add("stream: does not tell the " + changes.size() + " changes of " + item);
          }
        });
    if (!done.keySet().containsAll(told.keySet())) {
      problems.add("stream: tells of items that nobody changed");
    }
    return problems;
  }

  private List<Entry> read(Stator stator) {
    DynamoDbStreamsClient client = stator.streamsClient();
    String arn =
        stator
            .client()
            .describeTable(table -> table.tableName(CrashTables.ORDERS))
            .table()
            .latestStreamArn();
    List<Entry> entries = new ArrayList<>();
    List<Shard> all = shards(client, arn);
    shards = all.size();
    for (Shard shard : all) {
      String iterator =
          client
              .getShardIterator(
                  start ->
                      start
                          .streamArn(arn)
                          .shardId(shard.shardId())
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      while (iterator != null) {
        String at = iterator;
        var page = client.getRecords(call -> call.shardIterator(at));
        page.records().stream().map(StreamHistory::entry).forEach(entries::add);
        boolean isOpen = shard.sequenceNumberRange().endingSequenceNumber() == null;
        iterator = isOpen && page.records().isEmpty() ? null : page.nextShardIterator();
      }
    }
    return entries;
  }

  private static List<Shard> shards(DynamoDbStreamsClient client, String arn) {
    List<Shard> shards = new ArrayList<>();
    String last = null;
    do {
      String start = last;
      var page =
          client
              .describeStream(call -> call.streamArn(arn).exclusiveStartShardId(start))
              .streamDescription();
      shards.addAll(page.shards());
      last = page.lastEvaluatedShardId();
    } while (last != null);
    return shards;
  }

  private static Entry entry(Record record) {
    StreamRecord change = record.dynamodb();
    return new Entry(
        new BigInteger(change.sequenceNumber()),
        item(change.keys()),
        change.hasOldImage() ? change.oldImage() : null,
        change.hasNewImage() ? change.newImage() : null);
  }

  private static String item(Map<String, AttributeValue> key) {
    return requireNonNull(key.get("worker")).s() + "/" + requireNonNull(key.get("at")).n();
  }
}
