package dev.stator.app.data;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.model.naming.Suggestion;
import dev.stator.tables.TableCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The key of a table or of an index.
 *
 * @param owner for messages: {@code table orders}
 * @param attributes the partition key, then the sort key if there is one
 */
public record KeyShape(String owner, List<KeyAttribute> attributes) {
  public KeyShape {
    attributes = List.copyOf(attributes);
  }

  public KeyAttribute partition() {
    return attributes.getFirst();
  }

  public @Nullable KeyAttribute sort() {
    return attributes.size() > 1 ? attributes.get(1) : null;
  }

  public List<String> names() {
    return attributes.stream().map(KeyAttribute::name).toList();
  }

  /** {@code id (S), n (N)}. */
  public String text() {
    return attributes.stream().map(KeyAttribute::toString).collect(Collectors.joining(", "));
  }

  /**
   * Asks the database.
   *
   * @throws dev.stator.tables.TableError if there is no such table, or it cannot be asked
   */
  public static KeyShape ofTable(DynamoDbClient client, String table) {
    return of(describe(client, table));
  }

  public static TableDescription describe(DynamoDbClient client, String table) {
    return TableCalls.call(() -> client.describeTable(d -> d.tableName(table))).table();
  }

  public static KeyShape of(TableDescription table) {
    return of("table " + table.tableName(), table.keySchema(), table.attributeDefinitions());
  }

  /**
   * @throws StartFailure if the table has no such index
   */
  public static KeyShape ofIndex(TableDescription table, String index) {
    List<String> known = new ArrayList<>();
    for (GlobalSecondaryIndexDescription global : table.globalSecondaryIndexes()) {
      if (global.indexName().equals(index)) {
        return of("index " + index, global.keySchema(), table.attributeDefinitions());
      }
      known.add(global.indexName());
    }
    for (LocalSecondaryIndexDescription local : table.localSecondaryIndexes()) {
      if (local.indexName().equals(index)) {
        return of("index " + index, local.keySchema(), table.attributeDefinitions());
      }
      known.add(local.indexName());
    }
    throw new StartFailure(
        ExitCode.USAGE,
        "--index: table "
            + table.tableName()
            + " has no index '"
            + index
            + "'"
            + Suggestion.among(known, index));
  }

  private static KeyShape of(
      String owner, List<KeySchemaElement> schema, List<AttributeDefinition> types) {
    return new KeyShape(
        owner,
        schema.stream()
            .map(part -> new KeyAttribute(part.attributeName(), type(part.attributeName(), types)))
            .toList());
  }

  private static ScalarAttributeType type(String name, List<AttributeDefinition> types) {
    return types.stream()
        .filter(definition -> definition.attributeName().equals(name))
        .map(AttributeDefinition::attributeType)
        .findFirst()
        .orElse(ScalarAttributeType.UNKNOWN_TO_SDK_VERSION);
  }
}
