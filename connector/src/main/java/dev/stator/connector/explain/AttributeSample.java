package dev.stator.connector.explain;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.TableSchema;
import dev.stator.connector.output.SdkJson;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * The attributes that some items of a table have: a table's schema tells its keys only.
 *
 * @param types names and types, the keys first; several types of one attribute are parted by commas
 * @param consumed what reading the items took
 */
public record AttributeSample(Map<String, String> types, @Nullable ConsumedCapacity consumed) {
  private static final int ITEMS_MAX = 25;

  /** Reads up to 25 items. */
  public static AttributeSample of(ActionCall call, String table, TableSchema schema) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    schema.key().types().forEach((name, type) -> add(found, name, type.name()));
    schema
        .indexes()
        .values()
        .forEach(key -> key.types().forEach((name, type) -> add(found, name, type.name())));
    ScanRequest request =
        ScanRequest.builder()
            .tableName(table)
            .limit(ITEMS_MAX)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    ScanResponse page = call.send(request, DynamoDbClient::scan);
    for (Map<String, AttributeValue> item : page.items()) {
      item.forEach(
          (name, value) ->
              add(
                  found,
                  name,
                  value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name()));
    }
    Map<String, String> types = new LinkedHashMap<>();
    found.forEach((name, all) -> types.put(name, String.join(", ", all)));
    return new AttributeSample(types, page.consumedCapacity());
  }

  /** As other actions tell it; null if nothing is known. */
  public JsonValue consumedJson() {
    return consumed == null ? JsonValue.Null.INSTANCE : SdkJson.write(consumed, ValueWriter.PLAIN);
  }

  private static void add(Map<String, Set<String>> found, String name, String type) {
    found.computeIfAbsent(name, first -> new LinkedHashSet<>()).add(type);
  }
}
