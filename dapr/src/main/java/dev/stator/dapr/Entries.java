package dev.stator.dapr;

import dev.stator.dapr.internal.Contention;
import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** One entry at a time: GetItem, PutItem, DeleteItem. */
final class Entries {
  private final DynamoDbClient client;
  private final StateStoreSettings settings;
  private final Draft.Writer drafts;
  private final Conflicts conflicts;

  Entries(DynamoDbClient client, Draft.Writer drafts) {
    this.client = client;
    this.settings = drafts.settings();
    this.drafts = drafts;
    this.conflicts = new Conflicts(drafts.layout());
  }

  Optional<StoredState> get(GetState request) {
    Consistency consistency =
        Objects.requireNonNullElse(request.consistency(), settings.consistency());
    try {
      @Nullable Map<String, AttributeValue> item = item(request.key(), consistency);
      return item == null
          ? Optional.empty()
          : drafts.layout().read(request.key(), item, drafts.clock().instant());
    } catch (TableError failure) {
      throw new StateError.TableFailed(failure.text(), failure);
    }
  }

  /**
   * The item at the place of a key.
   *
   * @throws TableError if it cannot be read
   */
  @Nullable Map<String, AttributeValue> item(StateKey key, Consistency consistency) {
    var response =
        TableCalls.call(
            () ->
                client.getItem(
                    GetItemRequest.builder()
                        .tableName(settings.table())
                        .key(drafts.layout().primaryKey(key))
                        .consistentRead(consistency == Consistency.STRONG)
                        .build()));
    return response.hasItem() ? response.item() : null;
  }

  void set(SetState request) {
    Draft.Put draft = drafts.put(request);
    PutItemRequest.Builder put =
        PutItemRequest.builder().tableName(settings.table()).item(draft.item());
    Guard guard = draft.guard();
    if (guard.expression() != null) {
      put.conditionExpression(guard.expression())
          .expressionAttributeNames(guard.names())
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
      if (!guard.values().isEmpty()) {
        put.expressionAttributeValues(guard.values());
      }
    }
    try {
      Contention.retried(() -> TableCalls.call(() -> client.putItem(put.build())));
    } catch (TableError.ConditionFailed failure) {
      // The client repeats a call whose answer was lost. Nobody else knows this ETag.
      if (!draft.etag().equals(storedEtag(failure))) {
        throw conflict(draft, failure);
      }
    } catch (TableError failure) {
      throw new StateError.TableFailed(failure.text(), failure);
    }
  }

  void delete(DeleteState request) {
    Draft.Remove draft = drafts.remove(request);
    DeleteItemRequest.Builder delete =
        DeleteItemRequest.builder().tableName(settings.table()).key(draft.primaryKey());
    Guard guard = draft.guard();
    if (guard.expression() != null) {
      delete
          .conditionExpression(guard.expression())
          .expressionAttributeNames(guard.names())
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
      if (!guard.values().isEmpty()) {
        delete.expressionAttributeValues(guard.values());
      }
    }
    try {
      Contention.retried(() -> TableCalls.call(() -> client.deleteItem(delete.build())));
    } catch (TableError.ConditionFailed failure) {
      // Without an ETag only the owner was asked for: another key lies there, this one is absent.
      if (request.etag() != null) {
        throw conflict(draft, failure);
      }
    } catch (TableError failure) {
      throw new StateError.TableFailed(failure.text(), failure);
    }
  }

  private StateError conflict(Draft draft, TableError.ConditionFailed failure) {
    return conflicts.of(draft.key(), draft.condition(), failure.item(), failure.text(), failure);
  }

  private static @Nullable String storedEtag(TableError.ConditionFailed failure) {
    return failure.item() == null ? null : ItemLayout.text(failure.item(), ItemLayout.ETAG);
  }
}
