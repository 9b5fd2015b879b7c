package dev.stator.tables.stream;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Checkpoints as items of a table, one for each reader: the reader's name under the key attribute
 * (S), {@code checkpoint} S with its JSON, {@code revision} S. A write needs the revision that was
 * read or written last by this object, so that two processes with one reader's name notice.
 */
public final class TableCheckpoints implements CheckpointStore {
  private static final String CHECKPOINT = "checkpoint";
  private static final String REVISION = "revision";

  private final DynamoDbClient client;
  private final String table;
  private final String keyAttribute;
  private final Map<String, String> revisions = new ConcurrentHashMap<>();

  /**
   * @param keyAttribute the table's only key attribute, of type S
   */
  public TableCheckpoints(DynamoDbClient client, String table, String keyAttribute) {
    this.client = client;
    this.table = table;
    this.keyAttribute = keyAttribute;
  }

  @Override
  public Optional<Checkpoint> load(String reader) {
    try {
      var found =
          TableCalls.call(
              () -> client.getItem(g -> g.tableName(table).key(key(reader)).consistentRead(true)));
      if (!found.hasItem()) {
        revisions.remove(reader);
        return Optional.empty();
      }
      @Nullable String text = text(found.item(), CHECKPOINT);
      @Nullable String revision = text(found.item(), REVISION);
      if (text == null || revision == null) {
        throw new CheckpointException(where(reader) + " is not a checkpoint", null);
      }
      Checkpoint checkpoint = CheckpointFormat.read(text, where(reader));
      revisions.put(reader, revision);
      return Optional.of(checkpoint);
    } catch (TableError failure) {
      throw new CheckpointException(
          "cannot read " + where(reader) + ": " + failure.text(), failure);
    }
  }

  @Override
  public void save(String reader, Checkpoint checkpoint) {
    String revision = UUID.randomUUID().toString();
    @Nullable String known = revisions.get(reader);
    PutItemRequest.Builder put =
        PutItemRequest.builder()
            .tableName(table)
            .item(
                Map.of(
                    keyAttribute, AttributeValue.fromS(reader),
                    CHECKPOINT, AttributeValue.fromS(CheckpointFormat.write(checkpoint)),
                    REVISION, AttributeValue.fromS(revision)))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (known == null) {
      put.conditionExpression("attribute_not_exists(#revision)")
          .expressionAttributeNames(Map.of("#revision", REVISION));
    } else {
      put.conditionExpression("#revision = :known")
          .expressionAttributeNames(Map.of("#revision", REVISION))
          .expressionAttributeValues(Map.of(":known", AttributeValue.fromS(known)));
    }
    try {
      TableCalls.call(() -> client.putItem(put.build()));
    } catch (TableError.ConditionFailed failure) {
      // The client repeats a call whose answer was lost; nobody else knows this revision.
      if (failure.item() == null || !revision.equals(text(failure.item(), REVISION))) {
        throw new CheckpointException(
            where(reader) + " was written by another process that reads under the same name",
            failure);
      }
    } catch (TableError failure) {
      throw new CheckpointException(
          "cannot write " + where(reader) + ": " + failure.text(), failure);
    }
    revisions.put(reader, revision);
  }

  private Map<String, AttributeValue> key(String reader) {
    return Map.of(keyAttribute, AttributeValue.fromS(reader));
  }

  private String where(String reader) {
    return "the checkpoint '" + reader + "' in table '" + table + "'";
  }

  private static @Nullable String text(Map<String, AttributeValue> item, String name) {
    @Nullable AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }
}
