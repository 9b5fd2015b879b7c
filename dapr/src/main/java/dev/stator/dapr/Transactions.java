package dev.stator.dapr;

import dev.stator.dapr.internal.Contention;
import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Many operations, all or none, by one TransactWriteItems.
 *
 * <p>DynamoDB takes one operation for each item. Of several for one key the last decides what is
 * written, and the conditions of all of them are kept: an ETag is the one that the entry had before
 * the transaction; first-write looks at what the operations before it leave.
 */
final class Transactions {
  private final DynamoDbClient client;
  private final Draft.Writer drafts;
  private final Conflicts conflicts;

  Transactions(DynamoDbClient client, Draft.Writer drafts) {
    this.client = client;
    this.drafts = drafts;
    this.conflicts = new Conflicts(drafts.layout());
  }

  /** An operation and its place in the request. */
  private record Step(int index, StateOperation operation) {
    StateKey key() {
      return operation.key();
    }
  }

  /** The operations of one item, and what they ask of it as it is before the transaction. */
  private static final class Target {
    private final List<Step> steps = new ArrayList<>();
    private final List<Step> asking = new ArrayList<>();

    Step last() {
      return steps.getLast();
    }

    List<WriteCondition> conditions() {
      return asking.stream().map(step -> step.operation().condition()).toList();
    }

    /**
     * @throws StateError if the operations before this one make it impossible
     */
    void add(Step step) {
      if (!steps.isEmpty()) {
        refuseOtherKey(step);
      }
      switch (step.operation().condition()) {
        case WriteCondition.Always always -> {}
        case WriteCondition.Etag etag -> asking.add(step);
        case WriteCondition.FirstWrite first -> addFirstWrite(step);
      }
      steps.add(step);
    }

    private void addFirstWrite(Step step) {
      if (steps.isEmpty()) {
        asking.add(step);
      } else if (last().operation() instanceof StateOperation.Upsert) {
        throw refused(
            step,
            new StateError.AlreadyWritten(
                "operation " + last().index() + " of the same transaction writes it", null));
      }
    }

    private void refuseOtherKey(Step step) {
      if (!last().key().equals(step.key())) {
        throw refused(
            step,
            new StateError.PartitionTaken(
                "operation %d uses the same place for key '%s'"
                    .formatted(last().index(), last().key().key()),
                null));
      }
    }
  }

  void transact(List<StateOperation> operations) {
    if (operations.isEmpty()) {
      return;
    }
    if (operations.size() > StateStore.TRANSACTION_OPERATIONS_MAX) {
      throw new StateError.InvalidRequest(
          "a transaction of %d operations; DynamoDB takes %d"
              .formatted(operations.size(), StateStore.TRANSACTION_OPERATIONS_MAX));
    }
    Instant now = drafts.clock().instant();
    List<Target> targets = targets(operations);
    List<TransactWriteItem> items = new ArrayList<>();
    long bytes = 0;
    for (Target target : targets) {
      Draft draft = draft(target);
      bytes += draft instanceof Draft.Put put ? ItemLayout.size(put.item()) : 0;
      items.add(item(draft));
    }
    if (bytes > StateStore.TRANSACTION_BYTES_MAX) {
      throw new StateError.TooLarge(
          "the transaction is too large: its items would take %d bytes, and those of a transaction may take %d (4 MB)"
              .formatted(bytes, StateStore.TRANSACTION_BYTES_MAX));
    }
    send(targets, items, now);
  }

  private List<Target> targets(List<StateOperation> operations) {
    Map<Map<String, AttributeValue>, Target> targets = new LinkedHashMap<>();
    for (int i = 0; i < operations.size(); i++) {
      Step step = new Step(i, operations.get(i));
      targets
          .computeIfAbsent(drafts.layout().primaryKey(step.key()), place -> new Target())
          .add(step);
    }
    return List.copyOf(targets.values());
  }

  private Draft draft(Target target) {
    Step last = target.last();
    try {
      return switch (last.operation()) {
        case StateOperation.Upsert upsert -> drafts.put(upsert.request(), target.conditions());
        case StateOperation.Delete delete -> drafts.remove(delete.request(), target.conditions());
      };
    } catch (StateError error) {
      throw refused(last, error);
    }
  }

  private TransactWriteItem item(Draft draft) {
    String table = drafts.settings().table();
    Guard guard = draft.guard();
    @Nullable Map<String, String> names = guard.expression() == null ? null : guard.names();
    @Nullable Map<String, AttributeValue> values = guard.values().isEmpty() ? null : guard.values();
    ReturnValuesOnConditionCheckFailure old = ReturnValuesOnConditionCheckFailure.ALL_OLD;
    return switch (draft) {
      case Draft.Put put ->
          TransactWriteItem.builder()
              .put(
                  Put.builder()
                      .tableName(table)
                      .item(put.item())
                      .conditionExpression(guard.expression())
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .returnValuesOnConditionCheckFailure(old)
                      .build())
              .build();
      case Draft.Remove remove ->
          TransactWriteItem.builder()
              .delete(
                  Delete.builder()
                      .tableName(table)
                      .key(remove.primaryKey())
                      .conditionExpression(guard.expression())
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .returnValuesOnConditionCheckFailure(old)
                      .build())
              .build();
    };
  }

  private void send(List<Target> targets, List<TransactWriteItem> items, Instant now) {
    try {
      Contention.retried(
          () -> {
            // One token for all of the client's repetitions of one call.
            String token = UUID.randomUUID().toString();
            return TableCalls.call(
                () ->
                    client.transactWriteItems(
                        t -> t.transactItems(items).clientRequestToken(token)));
          });
    } catch (TableError.TransactionCanceled canceled) {
      throw refusal(targets, canceled, now);
    } catch (TableError failure) {
      throw new StateError.TableFailed(failure.text(), failure);
    }
  }

  private StateError refusal(
      List<Target> targets, TableError.TransactionCanceled canceled, Instant now) {
    List<StateError.TransactionRefused.Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < Math.min(targets.size(), canceled.reasons().size()); i++) {
      TableError.TransactionCanceled.Reason reason = canceled.reasons().get(i);
      String text = reason.message() == null ? reason.code() : reason.message();
      switch (reason.code()) {
        case "None" -> {}
        case "ConditionalCheckFailed" -> {
          Step failed = failed(targets.get(i), reason.item(), now);
          refusals.add(
              refusal(
                  failed,
                  conflicts.of(
                      failed.key(),
                      failed.operation().condition(),
                      reason.item(),
                      text,
                      canceled)));
        }
        case "ValidationError", "ItemCollectionSizeLimitExceeded" ->
            refusals.add(refusal(targets.get(i).last(), new StateError.InvalidRequest(text)));
        default ->
            refusals.add(
                refusal(
                    targets.get(i).last(),
                    new StateError.TableFailed(reason.code() + ": " + text, canceled)));
      }
    }
    return refusals.isEmpty()
        ? new StateError.TableFailed(canceled.text(), canceled)
        : new StateError.TransactionRefused(refusals, canceled);
  }

  /** The first operation whose condition the item contradicts. */
  private Step failed(Target target, @Nullable Map<String, AttributeValue> item, Instant now) {
    return target.asking.stream()
        .filter(step -> conflicts.contradicts(step.key(), step.operation().condition(), item, now))
        .findFirst()
        .orElse(target.last());
  }

  private static StateError.TransactionRefused refused(Step step, StateError reason) {
    return new StateError.TransactionRefused(List.of(refusal(step, reason)), reason);
  }

  private static StateError.TransactionRefused.Refusal refusal(Step step, StateError reason) {
    return new StateError.TransactionRefused.Refusal(
        step.index(), step.operation().name(), step.key(), reason);
  }
}
