package dev.stator.connector.explain;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.TableSchema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The attributes that some items of a table have: a table's schema tells its keys only. */
public final class AttributeSample {
  private static final int ITEMS_MAX = 25;

  private AttributeSample() {}

  /**
   * Names and types, the keys first; several types of one attribute are parted by commas. Reads up
   * to 25 items.
   */
  public static Map<String, String> of(ActionCall call, String table, TableSchema schema) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    schema.key().types().forEach((name, type) -> add(found, name, type.name()));
    schema
        .indexes()
        .values()
        .forEach(key -> key.types().forEach((name, type) -> add(found, name, type.name())));
    ScanRequest request = ScanRequest.builder().tableName(table).limit(ITEMS_MAX).build();
    for (Map<String, AttributeValue> item : call.send(request, DynamoDbClient::scan).items()) {
      item.forEach(
          (name, value) ->
              add(
                  found,
                  name,
                  value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name()));
    }
    Map<String, String> types = new LinkedHashMap<>();
    found.forEach((name, all) -> types.put(name, String.join(", ", all)));
    return types;
  }

  private static void add(Map<String, Set<String>> found, String name, String type) {
    found.computeIfAbsent(name, first -> new LinkedHashSet<>()).add(type);
  }
}
