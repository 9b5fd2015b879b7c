package dev.stator.connector.item;

import static dev.stator.connector.item.ExpressionInputs.CONSISTENT_READ;
import static dev.stator.connector.item.ExpressionInputs.NAMES;
import static dev.stator.connector.item.ExpressionInputs.PROJECTION_EXPRESSION;
import static dev.stator.connector.item.ExpressionInputs.VALUES;
import static dev.stator.connector.item.ExpressionInputs.VALUE_TYPES;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import dev.stator.connector.value.ValueReader;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Reads the items of one partition, in the order of their range keys. */
public final class QueryItems {
  static final Input<String> KEY_CONDITION_EXPRESSION =
      Input.text(
              "keyConditionExpression",
              "Key Condition Expression",
              "The condition specifying key values for the query. Must specify the partition key"
                  + " and optionally a sort key condition. Learn more about [key condition"
                  + " expressions](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.html#Query.KeyConditionExpressions).")
          .withExample("\"Season = :s and Episode > :e\"");

  static final Input<String> FILTER_EXPRESSION =
      Input.text(
              "filterExpression",
              "Filter Expression",
              "A condition to filter query results after they're retrieved. Cannot filter on"
                  + " partition or sort keys. Learn more about [filter"
                  + " expressions](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.html#Query.FilterExpression).")
          .withExample("\"contains (Subtitle, :topic)\"");

  static final Input<String> INDEX_NAME =
      Input.text("indexName", "Index Name", "A secondary index of the table to query instead.")
          .withExample("\"EmailIndex\"");

  static final Input<Long> LIMIT =
      Input.integer(
              "limit",
              "Limit",
              1,
              Integer.MAX_VALUE,
              "The most items to read for one page, before the filter.")
          .withExample("\"100\"");

  static final Input<Boolean> FETCH_ALL =
      Input.flag(
          "fetchAll",
          "Fetch All",
          "When true, read page after page, up to 100,000 items or 64 MB. When false, return only"
              + " the first page. Either way, a LastEvaluatedKey in the result says that there is"
              + " more.");

  static final Input<Map<String, JsonValue>> EXCLUSIVE_START_KEY =
      Input.map(
          "exclusiveStartKey",
          "Start After Key",
          "The page begins after this key: the LastEvaluatedKey of the page before.");

  static final Input<Map<String, JsonValue>> QUERY_PARAMETERS =
      Input.map(
              "queryParameters",
              "Query Parameters",
              "Additional parameters to pass to the query operation, by their names in the API,"
                  + " such as ScanIndexForward, Select or ReturnConsumedCapacity. A text that is"
                  + " JSON is read as JSON. They are merged with the command input, and never"
                  + " override what another input has set: that is refused.")
          .withExample("{\"ScanIndexForward\": \"false\", \"Limit\": \"10\"}");

  static final Input<Boolean> SCAN_INDEX_FORWARD =
      Input.of(
          "scanIndexForward",
          "Scan Index Forward",
          InputType.BOOLEAN,
          InputReaders::flag,
          "False for descending order of the range key.");

  static final Input<String> SELECT =
      Input.text("select", "Select", "What to return: ALL_ATTRIBUTES, COUNT and others.");

  static final Input<String> RETURN_CONSUMED_CAPACITY =
      Input.choice(
          "returnConsumedCapacity",
          "Return Consumed Capacity",
          List.of("TOTAL", "INDEXES", "NONE"),
          "How much to tell about the capacity used.");

  public static final Action ACTION =
      Action.define("queryItems", "Query Items", Safety.READ)
          .description("Query a DynamoDB table")
          .inputs(
              TABLE_NAME,
              VALUES,
              VALUE_TYPES,
              KEY_CONDITION_EXPRESSION,
              FILTER_EXPRESSION,
              NAMES,
              PROJECTION_EXPRESSION,
              INDEX_NAME,
              CONSISTENT_READ,
              LIMIT,
              FETCH_ALL,
              EXCLUSIVE_START_KEY)
          .extras(QUERY_PARAMETERS, SCAN_INDEX_FORWARD, SELECT, RETURN_CONSUMED_CAPACITY)
          .output(QueryResponse.builder().build())
          .examplePayload(
              """
              {"Items": [
                {"customerId": 1234, "customerName": "Acme Inc", "tags": {"SS": ["premium"]}},
                {"customerId": 1234, "customerName": "Zenith", "tags": {"SS": ["verified"]}}],
               "Count": 2,
               "ScannedCount": 2,
               "ConsumedCapacity": {"TableName": "Customers", "CapacityUnits": 0.5}}
              """)
          .runs(QueryItems::run);

  private QueryItems() {}

  private static Answer run(ActionCall call) {
    QueryRequest.Builder request = request(call);
    QueryPages pages = new QueryPages(call.send(client -> client.query(request.build())));
    if (call.get(FETCH_ALL)) {
      for (Map<String, AttributeValue> next = pages.next(); next != null; next = pages.next()) {
        request.exclusiveStartKey(next);
        pages.add(call.send(client -> client.query(request.build())));
      }
    }
    return new Answer(
        pages.joined(),
        null,
        (typed, plain) -> typed.with("Items", Objects.requireNonNull(plain.get("Items"), "Items")));
  }

  private static QueryRequest.Builder request(ActionCall call) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .overrideConfiguration(call::observe)
            .tableName(call.get(TABLE_NAME))
            .indexName(call.optional(INDEX_NAME))
            .keyConditionExpression(call.optional(KEY_CONDITION_EXPRESSION))
            .filterExpression(call.optional(FILTER_EXPRESSION))
            .projectionExpression(call.optional(PROJECTION_EXPRESSION))
            .expressionAttributeNames(ExpressionInputs.names(call))
            .expressionAttributeValues(ExpressionInputs.values(call))
            .scanIndexForward(call.optional(SCAN_INDEX_FORWARD))
            .select(call.optional(SELECT))
            .returnConsumedCapacity(
                Objects.requireNonNullElse(
                    call.optional(RETURN_CONSUMED_CAPACITY),
                    ReturnConsumedCapacity.TOTAL.toString()));
    if (call.get(CONSISTENT_READ)) {
      request.consistentRead(true);
    }
    Long limit = call.optional(LIMIT);
    if (limit != null) {
      request.limit(limit.intValue());
    }
    Map<String, JsonValue> start = call.optional(EXCLUSIVE_START_KEY);
    if (start != null && !start.isEmpty()) {
      request.exclusiveStartKey(ValueReader.item(start, EXCLUSIVE_START_KEY.name()));
    }
    return request;
  }
}
