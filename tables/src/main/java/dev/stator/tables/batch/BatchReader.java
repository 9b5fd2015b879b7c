package dev.stator.tables.batch;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads many items of one table by their keys. For many threads.
 *
 * <p>Source: Amazon DynamoDB API Reference, "BatchGetItem".
 */
public final class BatchReader {
  /** Keys in one call. */
  public static final int KEYS_MAX = 100;

  private static final ReadRoom ROOM = ReadRoom.inHeap();
  private static final Duration WAIT_MAX = Duration.ofSeconds(1);

  private final DynamoDbClient client;
  private final Source source;
  private final BackOff backOff;

  /**
   * What to read.
   *
   * @param projection names of top-level attributes, to which the key's are added; empty for all
   */
  public record Source(String table, List<String> projection, boolean consistentReads) {
    public Source {
      projection = List.copyOf(projection);
    }
  }

  /**
   * @param client not closed here
   */
  public BatchReader(DynamoDbClient client, Source source) {
    this(client, source, BackOff.DEFAULT);
  }

  public BatchReader(DynamoDbClient client, Source source, BackOff backOff) {
    this.client = client;
    this.source = source;
    this.backOff = backOff;
  }

  /**
   * Reads the items of {@code keys}: 100 in a call, what was left unprocessed again, a key that
   * stands there twice once.
   *
   * @param keys as many as you like; all with the same attribute names
   * @return the outcome of each key, in the keys' order. After an error that would meet every call,
   *     such as missing permission, nothing more is sent, and all that is left has failed with it.
   */
  public List<ReadOutcome> read(List<Map<String, AttributeValue>> keys) {
    return readWithin(ReadBudget.UNBOUNDED, keys).stream()
        .map(outcome -> outcome.orElse(ReadOutcome.Missing.INSTANCE))
        .toList();
  }

  /**
   * The same, for as long as {@code budget} has room.
   *
   * @return as of {@link #read}; empty for keys that were not asked for, as there was no more room
   */
  public List<Optional<ReadOutcome>> readWithin(
      ReadBudget budget, List<Map<String, AttributeValue>> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    List<String> keyNames = List.copyOf(keys.getFirst().keySet());
    Map<ItemIdentity, Map<String, AttributeValue>> distinct = new LinkedHashMap<>();
    List<ItemIdentity> order = new ArrayList<>(keys.size());
    for (Map<String, AttributeValue> key : keys) {
      ItemIdentity identity = ItemIdentity.of(key, keyNames);
      order.add(identity);
      distinct.putIfAbsent(identity, key);
    }
    Run run = new Run(keyNames, budget);
    run.run(List.copyOf(distinct.values()));
    return order.stream().map(run::outcome).toList();
  }

  /** One call of {@link #read}. */
  private final class Run {
    private final List<String> keyNames;
    private final ReadBudget budget;
    private final Map<ItemIdentity, ReadOutcome> outcomes = new HashMap<>();
    private final Set<ItemIdentity> unread = new HashSet<>();
    private final Deque<List<Map<String, AttributeValue>>> waiting = new ArrayDeque<>();
    private boolean full;

    Run(List<String> keyNames, ReadBudget budget) {
      this.keyNames = keyNames;
      this.budget = budget;
    }

    void run(List<Map<String, AttributeValue>> keys) {
      waiting.addAll(Chunks.of(keys, KEYS_MAX));
      while (!waiting.isEmpty()) {
        send(waiting.removeFirst());
      }
    }

    Optional<ReadOutcome> outcome(ItemIdentity identity) {
      return unread.contains(identity)
          ? Optional.empty()
          : Optional.of(outcomes.getOrDefault(identity, ReadOutcome.Missing.INSTANCE));
    }

    private void failed(List<Map<String, AttributeValue>> chunk, TableError error) {
      if (Chunks.blamesOneEntry(error) && chunk.size() > 1) {
        Chunks.of(chunk, (chunk.size() + 1) / 2).reversed().forEach(waiting::addFirst);
        return;
      }
      fail(chunk, error);
      if (Chunks.meetsEveryCall(error)) {
        waiting.forEach(rest -> fail(rest, error));
        waiting.clear();
      }
    }

    private void fail(List<Map<String, AttributeValue>> chunk, TableError error) {
      for (Map<String, AttributeValue> key : chunk) {
        outcomes.put(ItemIdentity.of(key, keyNames), new ReadOutcome.Failed(error));
      }
    }

    private void send(List<Map<String, AttributeValue>> chunk) {
      List<Map<String, AttributeValue>> left = chunk;
      int failed = 0;
      while (!left.isEmpty()) {
        if (full) {
          left.forEach(key -> unread.add(ItemIdentity.of(key, keyNames)));
          return;
        }
        int before = left.size();
        TableError error = TableError.Throttled.leftUnprocessed(before, source.table());
        try {
          left = once(left);
        } catch (TableError.Throttled throttled) {
          error = throttled;
        } catch (TableError refused) {
          failed(left, refused);
          return;
        }
        failed = left.size() < before ? 0 : failed + 1;
        if (!left.isEmpty() && !backOff.before(failed)) {
          fail(left, error);
          return;
        }
      }
    }

    /** Makes one call; gives back what it left unprocessed. */
    private List<Map<String, AttributeValue>> once(List<Map<String, AttributeValue>> keys) {
      KeysAndAttributes ask = ask(keys);
      BatchGetItemResponse answer;
      List<Map<String, AttributeValue>> items;
      try (ReadRoom.Place reading = ROOM.enterWithin(WAIT_MAX, ReadRoom.ofBatch(keys.size()))) {
        answer =
            TableCalls.call(
                () -> client.batchGetItem(r -> r.requestItems(Map.of(source.table(), ask))));
        items = answer.responses().getOrDefault(source.table(), List.of());
        full = !budget.keep(items);
      }
      for (var item : items) {
        outcomes.put(ItemIdentity.of(item, keyNames), new ReadOutcome.Found(item));
      }
      KeysAndAttributes unprocessed = answer.unprocessedKeys().get(source.table());
      return unprocessed == null ? List.of() : unprocessed.keys();
    }

    private KeysAndAttributes ask(List<Map<String, AttributeValue>> keys) {
      KeysAndAttributes.Builder ask =
          KeysAndAttributes.builder().keys(keys).consistentRead(source.consistentReads());
      if (source.projection().isEmpty()) {
        return ask.build();
      }
      Set<String> attributes = new LinkedHashSet<>(keyNames);
      attributes.addAll(source.projection());
      Map<String, String> names = new LinkedHashMap<>();
      attributes.forEach(attribute -> names.put("#a" + names.size(), attribute));
      return ask.projectionExpression(String.join(", ", names.keySet()))
          .expressionAttributeNames(names)
          .build();
    }
  }
}
