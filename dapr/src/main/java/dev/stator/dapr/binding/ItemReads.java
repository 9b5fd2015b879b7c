package dev.stator.dapr.binding;

import dev.stator.dapr.Consistency;
import dev.stator.tables.TableCalls;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.TypedJson;
import dev.stator.tables.json.ValueFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * The operations {@code get}, {@code query} and {@code list}. The latter two give one page, {@code
 * {"items":[...],"token":...}}, of at most 1 MB as DynamoDB cuts them.
 */
final class ItemReads {
  private final DynamoDbClient client;
  private final BindingSettings settings;

  ItemReads(DynamoDbClient client, BindingSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /** Null if there is no such item. */
  @Nullable JsonValue get(Map<String, AttributeValue> key, Fields fields) {
    Placeholders placeholders = Placeholders.of(fields);
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(settings.table())
            .key(key)
            .consistentRead(isStrong(fields))
            .projectionExpression(fields.text("projectionExpression"))
            .expressionAttributeNames(placeholders.names())
            .build();
    GetItemResponse answer = TableCalls.call(() -> client.getItem(request));
    return answer.hasItem() ? fields.json(answer.item()) : null;
  }

  JsonValue query(Fields fields) {
    Placeholders placeholders = Placeholders.of(fields);
    @Nullable String condition = condition(fields, placeholders);
    QueryRequest request =
        QueryRequest.builder()
            .tableName(settings.table())
            .indexName(fields.text("indexName"))
            .keyConditionExpression(condition)
            .filterExpression(fields.text("filterExpression"))
            .projectionExpression(fields.text("projectionExpression"))
            .expressionAttributeNames(placeholders.names())
            .expressionAttributeValues(placeholders.values())
            .consistentRead(isStrong(fields))
            .scanIndexForward(fields.flag("scanIndexForward", true))
            .limit(fields.integer("limit"))
            .exclusiveStartKey(start(fields))
            .build();
    fields.refuseOthers();
    QueryResponse answer = TableCalls.call(() -> client.query(request));
    return page(
        fields, answer.items(), answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : null);
  }

  /** The key condition, or that each attribute of {@code key} has its value. */
  private static String condition(Fields fields, Placeholders placeholders) {
    @Nullable String condition = fields.text("keyConditionExpression");
    @Nullable Map<String, AttributeValue> key = fields.attributes("key");
    if (condition != null && key != null) {
      throw fields.unfit("key", "stands instead of keyConditionExpression");
    }
    if (condition != null) {
      return condition;
    }
    if (key == null || key.isEmpty()) {
      throw fields.missing("keyConditionExpression' or 'key");
    }
    List<String> terms = new ArrayList<>();
    key.forEach(
        (name, value) -> terms.add(placeholders.name(name) + " = " + placeholders.value(value)));
    return String.join(" AND ", terms);
  }

  JsonValue list(Fields fields) {
    Placeholders placeholders = Placeholders.of(fields);
    ScanRequest request =
        ScanRequest.builder()
            .tableName(settings.table())
            .indexName(fields.text("indexName"))
            .filterExpression(fields.text("filterExpression"))
            .projectionExpression(fields.text("projectionExpression"))
            .expressionAttributeNames(placeholders.names())
            .expressionAttributeValues(placeholders.values())
            .consistentRead(isStrong(fields))
            .limit(fields.integer("limit"))
            .exclusiveStartKey(start(fields))
            .build();
    fields.refuseOthers();
    ScanResponse answer = TableCalls.call(() -> client.scan(request));
    return page(
        fields, answer.items(), answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : null);
  }

  private boolean isStrong(Fields fields) {
    @Nullable String text = fields.text("consistency");
    if (text == null) {
      return settings.consistency() == Consistency.STRONG;
    }
    @Nullable Consistency asked = Consistency.ofRequest(text);
    if (asked == null) {
      throw fields.unfit("consistency", "must be strong or eventual, not '" + text + "'");
    }
    return asked == Consistency.STRONG;
  }

  private static JsonValue page(
      Fields fields,
      List<Map<String, AttributeValue>> items,
      @Nullable Map<String, AttributeValue> next) {
    Map<String, JsonValue> page = new LinkedHashMap<>();
    page.put(
        "items", new JsonValue.Arr(items.stream().map(i -> (JsonValue) fields.json(i)).toList()));
    if (next != null) {
      page.put("token", new JsonValue.Str(token(next)));
    }
    return new JsonValue.Obj(page);
  }

  private static String token(Map<String, AttributeValue> key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(JsonFormat.write(TypedJson.toJson(key)));
  }

  private static @Nullable Map<String, AttributeValue> start(Fields fields) {
    @Nullable String token = fields.text("token");
    if (token == null) {
      return null;
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.UTF_8));
      if (JsonFormat.read(json) instanceof JsonValue.Obj key) {
        return TypedJson.toItem(key, "");
      }
    } catch (IllegalArgumentException | JsonSyntaxException | ValueFormatException malformed) {
      throw fields.unfit("token", "is not one that this binding gave");
    }
    throw fields.unfit("token", "is not one that this binding gave");
  }
}
