package dev.stator.tables.batch;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts and deletes many items of one table. For many threads. Each item for itself: a batch is no
 * transaction.
 *
 * <p>Source: Amazon DynamoDB API Reference, "BatchWriteItem".
 */
public final class BatchWriter {
  /** Changes in one call. */
  public static final int CHANGES_MAX = 25;

  private final DynamoDbClient client;
  private final String table;
  private final List<String> keyNames;
  private final BackOff backOff;

  /**
   * @param client not closed here
   * @param keyNames the table's key attributes, to tell which changes are of one item
   */
  public BatchWriter(DynamoDbClient client, String table, List<String> keyNames) {
    this(client, table, keyNames, BackOff.DEFAULT);
  }

  public BatchWriter(DynamoDbClient client, String table, List<String> keyNames, BackOff backOff) {
    this.client = client;
    this.table = table;
    this.keyNames = List.copyOf(keyNames);
    this.backOff = backOff;
  }

  /**
   * Makes {@code changes}: 25 in a call, what was left unprocessed again. Of several changes of one
   * item only the last is sent, which is what making them in order would leave; the earlier ones
   * have its outcome.
   *
   * @param changes as many as you like
   * @return the outcome of each change, in the changes' order. After an error that would meet every
   *     call, such as missing permission, nothing more is sent, and all that is left has failed
   *     with it.
   */
  public List<WriteOutcome> write(List<? extends Change> changes) {
    Map<ItemIdentity, Change> last = new LinkedHashMap<>();
    List<ItemIdentity> order = new ArrayList<>(changes.size());
    for (Change change : changes) {
      ItemIdentity identity = identity(change.attributes());
      order.add(identity);
      last.put(identity, change);
    }
    Map<ItemIdentity, WriteOutcome> failures = new HashMap<>();
    new Run(failures).run(last.values().stream().map(Change::request).toList());
    return order.stream()
        .map(identity -> failures.getOrDefault(identity, WriteOutcome.Done.INSTANCE))
        .toList();
  }

  private ItemIdentity identity(Map<String, AttributeValue> attributes) {
    return ItemIdentity.of(attributes, keyNames);
  }

  /** One call of {@link #write}. */
  private final class Run {
    private final Map<ItemIdentity, WriteOutcome> failures;
    private final Deque<List<WriteRequest>> waiting = new ArrayDeque<>();

    Run(Map<ItemIdentity, WriteOutcome> failures) {
      this.failures = failures;
    }

    void run(List<WriteRequest> requests) {
      waiting.addAll(Chunks.of(requests, CHANGES_MAX));
      while (!waiting.isEmpty()) {
        send(waiting.removeFirst());
      }
    }

    private void failed(List<WriteRequest> chunk, TableError error) {
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

    private void fail(List<WriteRequest> chunk, TableError error) {
      for (WriteRequest request : chunk) {
        Map<String, AttributeValue> attributes =
            request.putRequest() != null
                ? request.putRequest().item()
                : request.deleteRequest().key();
        failures.put(identity(attributes), new WriteOutcome.Failed(error));
      }
    }

    private void send(List<WriteRequest> chunk) {
      List<WriteRequest> left = chunk;
      int failed = 0;
      while (!left.isEmpty()) {
        int before = left.size();
        TableError error = TableError.Throttled.leftUnprocessed(before, table);
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
    private List<WriteRequest> once(List<WriteRequest> requests) {
      return TableCalls.call(
              () -> client.batchWriteItem(r -> r.requestItems(Map.of(table, requests))))
          .unprocessedItems()
          .getOrDefault(table, List.of());
    }
  }
}
