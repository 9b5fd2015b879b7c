package dev.stator.unstorage.dynamodb;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.batch.BatchReader;
import dev.stator.tables.batch.BatchWriter;
import dev.stator.tables.batch.Change;
import dev.stator.tables.batch.ReadOutcome;
import dev.stator.tables.batch.WriteOutcome;
import dev.stator.unstorage.StorageException;
import dev.stator.unstorage.StorageException.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Many items in batches, or in single calls, several at once, where the permission for batches is
 * missing; that is found out once for reads and once for writes.
 */
final class ManyItems {
  private final DynamoDbClient client;
  private final DynamoDbOptions options;
  private final BatchReader reader;
  private final BatchWriter writer;
  private volatile boolean readsOneByOne;
  private volatile boolean writesOneByOne;

  ManyItems(DynamoDbClient client, DynamoDbOptions options, KeyLayout keys) {
    this.client = client;
    this.options = options;
    this.reader =
        new BatchReader(
            client,
            new BatchReader.Source(
                options.table(),
                List.of(options.attributes().value(), options.attributes().ttl()),
                options.consistentReads()));
    this.writer = new BatchWriter(client, options.table(), keys.names());
  }

  /**
   * The items of {@code keys} in their order; empty ones where there is none.
   *
   * @throws TableError if one could not be read
   */
  List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    if (!readsOneByOne) {
      List<ReadOutcome> outcomes = reader.read(keys);
      if (!denied(outcomes.getFirst())) {
        return outcomes.stream().map(ManyItems::item).toList();
      }
    }
    List<Map<String, AttributeValue>> items = Together.map(keys, this::read);
    readsOneByOne = true;
    return items;
  }

  private Map<String, AttributeValue> read(Map<String, AttributeValue> key) {
    return TableCalls.call(
            () ->
                client.getItem(
                    r ->
                        r.tableName(options.table())
                            .key(key)
                            .consistentRead(options.consistentReads())))
        .item();
  }

  private static boolean denied(ReadOutcome outcome) {
    return outcome instanceof ReadOutcome.Failed(var error) && error instanceof TableError.Denied;
  }

  private static Map<String, AttributeValue> item(ReadOutcome outcome) {
    return switch (outcome) {
      case ReadOutcome.Found(var item) -> item;
      case ReadOutcome.Missing missing -> Map.of();
      case ReadOutcome.Failed(var error) -> throw error;
    };
  }

  /**
   * @param item makes an entry's item; what it throws is that entry's failure
   * @throws StorageException.BatchFailed if some could not be stored; the others are
   */
  <T> void put(
      List<T> all, Function<T, String> name, Function<T, Map<String, AttributeValue>> item) {
    write(all, name, one -> new Change.Put(item.apply(one)));
  }

  /**
   * @throws StorageException.BatchFailed if some could not be removed; the others are
   */
  void delete(List<String> names, Function<String, Map<String, AttributeValue>> key) {
    write(names, name -> name, name -> new Change.Delete(key.apply(name)));
  }

  private <T> void write(List<T> all, Function<T, String> name, Function<T, Change> change) {
    List<Failure> failures = new ArrayList<>();
    // of several changes of one item the last is what stays
    Map<String, Change> changes = new LinkedHashMap<>();
    for (T one : all) {
      try {
        changes.put(name.apply(one), change.apply(one));
      } catch (StorageException unfit) {
        failures.add(new Failure(name.apply(one), unfit));
      }
    }
    List<String> names = List.copyOf(changes.keySet());
    List<WriteOutcome> outcomes = write(List.copyOf(changes.values()));
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof WriteOutcome.Failed(var error)) {
        failures.add(new Failure(names.get(i), error));
      }
    }
    if (!failures.isEmpty()) {
      throw new StorageException.BatchFailed(failures, all.size());
    }
  }

  private List<WriteOutcome> write(List<Change> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    if (!writesOneByOne) {
      List<WriteOutcome> outcomes = writer.write(changes);
      if (!denied(outcomes.getFirst())) {
        return outcomes;
      }
    }
    List<WriteOutcome> outcomes = Together.map(changes, this::writeOne);
    writesOneByOne = outcomes.stream().anyMatch(WriteOutcome.Done.class::isInstance);
    return outcomes;
  }

  private static boolean denied(WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Failed(var error) && error instanceof TableError.Denied;
  }

  private WriteOutcome writeOne(Change change) {
    try {
      switch (change) {
        case Change.Put(var item) ->
            TableCalls.call(() -> client.putItem(r -> r.tableName(options.table()).item(item)));
        case Change.Delete(var key) ->
            TableCalls.call(() -> client.deleteItem(r -> r.tableName(options.table()).key(key)));
      }
      return new WriteOutcome.Done();
    } catch (TableError failed) {
      return new WriteOutcome.Failed(failed);
    }
  }
}
