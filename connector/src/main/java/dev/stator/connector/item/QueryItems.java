package dev.stator.connector.item;

import static dev.stator.connector.expression.ExpressionInputs.CONSISTENT_READ;
import static dev.stator.connector.expression.ExpressionInputs.FILTER;
import static dev.stator.connector.expression.ExpressionInputs.FILTER_EXPRESSION;
import static dev.stator.connector.expression.ExpressionInputs.NAMES;
import static dev.stator.connector.expression.ExpressionInputs.PROJECTION_EXPRESSION;
import static dev.stator.connector.expression.ExpressionInputs.VALUES;
import static dev.stator.connector.expression.ExpressionInputs.VALUE_TYPES;
import static dev.stator.connector.item.ItemRead.EXCLUSIVE_START_KEY;
import static dev.stator.connector.item.ItemRead.NEXT_CURSOR;
import static dev.stator.connector.item.KeyInputs.RANGE_KEY_VALUE;
import static dev.stator.connector.item.KeyInputs.VALUE;
import static dev.stator.connector.paging.PagingInputs.CURSOR;
import static dev.stator.connector.paging.PagingInputs.FETCH_ALL;
import static dev.stator.connector.paging.PagingInputs.LIMIT;
import static dev.stator.connector.paging.PagingInputs.MAX_BYTES;
import static dev.stator.connector.paging.PagingInputs.MAX_ITEMS;
import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.action.TableKey;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.expression.ExpressionInputs;
import dev.stator.connector.expression.Expressions;
import dev.stator.connector.expression.StructuredSchema;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import dev.stator.connector.paging.Cursor;
import dev.stator.connector.paging.ItemPage;
import dev.stator.connector.paging.ItemPages;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Select;

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

  static final Input<JsonValue> KEY_CONDITION =
      ExpressionInputs.structured(
          "keyCondition",
          "Key Condition",
          StructuredSchema::keyCondition,
          "The key condition as fields, operators and values, instead of an expression. Values are"
              + " read as the types of the key.",
          """
          [{"field": "Season", "operator": "=", "value": 1},
           {"field": "Episode", "operator": ">", "value": 2}]
          """);

  static final Input<JsonValue> HASH_VALUE =
      KeyInputs.optional(VALUE, "Only items of this partition, instead of a key condition.");

  static final Input<JsonValue> RANGE_VALUE =
      KeyInputs.optional(RANGE_KEY_VALUE, "Only the item of this range key, with Value.");

  public static final Input<String> INDEX_NAME =
      Input.text("indexName", "Index Name", "A secondary index of the table to query instead.")
          .withExample("\"EmailIndex\"");

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
          InputType.SWITCH,
          InputReaders::flag,
          "False for the descending order of the range key, such as newest first. Without it,"
              + " the order is ascending.");

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
          .tool("dynamodb_query")
          .description("Query a DynamoDB table")
          .inputs(
              TABLE_NAME,
              VALUES,
              VALUE_TYPES,
              KEY_CONDITION_EXPRESSION,
              KEY_CONDITION,
              HASH_VALUE,
              RANGE_VALUE,
              FILTER_EXPRESSION,
              FILTER,
              NAMES,
              PROJECTION_EXPRESSION,
              INDEX_NAME,
              SCAN_INDEX_FORWARD,
              CONSISTENT_READ,
              LIMIT,
              FETCH_ALL,
              MAX_ITEMS,
              MAX_BYTES,
              CURSOR,
              EXCLUSIVE_START_KEY)
          .extras(QUERY_PARAMETERS, SELECT, RETURN_CONSUMED_CAPACITY)
          .output(() -> QueryResponse.builder().build())
          .outputWith("nextCursor", NEXT_CURSOR)
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
    String table = call.get(TABLE_NAME);
    return call.withSchema(
        table,
        schema -> {
          QueryRequest request = request(call, schema.key(call.optional(INDEX_NAME)));
          ItemRead read =
              new ItemRead(
                  call,
                  schema.entryNames(request.indexName()),
                  Cursor.mark(
                      call,
                      "query",
                      table,
                      request.indexName(),
                      request.keyConditionExpression(),
                      request.filterExpression(),
                      request.expressionAttributeNames(),
                      request.expressionAttributeValues(),
                      request.scanIndexForward()));
          ItemPages.Source source =
              (after, limit) ->
                  ItemPage.ofQuery(
                      call.send(
                          request.toBuilder().exclusiveStartKey(after).limit(limit).build(),
                          DynamoDbClient::query));
          ItemPage page =
              request.select() == Select.COUNT
                  ? read.count(source)
                  : read.pages(request.filterExpression() != null, source);
          return read.answer(
                  QueryResponse.builder()
                      .items(page.items())
                      .count(page.count())
                      .scannedCount(page.scannedCount())
                      .lastEvaluatedKey(page.next())
                      .consumedCapacity(page.consumed())
                      .build(),
                  page)
              .inSeedShape(
                  (typed, plain) ->
                      typed.with("Items", Objects.requireNonNull(plain.get("Items"), "Items")));
        });
  }

  private static QueryRequest request(ActionCall call, TableKey key) {
    Expressions expressions = ExpressionInputs.expressions(call);
    String condition = keyCondition(call, key, expressions);
    String filter = ExpressionInputs.filter(call, expressions);
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(call.get(TABLE_NAME))
            .indexName(call.optional(INDEX_NAME))
            .keyConditionExpression(condition)
            .filterExpression(filter)
            .projectionExpression(ExpressionInputs.projection(call, expressions))
            .expressionAttributeNames(expressions.names())
            .expressionAttributeValues(expressions.values())
            .scanIndexForward(call.optional(SCAN_INDEX_FORWARD))
            .select(call.optional(SELECT))
            .returnConsumedCapacity(
                Objects.requireNonNullElse(
                    call.optional(RETURN_CONSUMED_CAPACITY),
                    ReturnConsumedCapacity.TOTAL.toString()));
    if (call.get(CONSISTENT_READ)) {
      request.consistentRead(true);
    }
    return request.build();
  }

  /** The key condition, from each of the ways to give one; null if there is none. */
  static @Nullable String keyCondition(ActionCall call, TableKey key, Expressions expressions) {
    String written =
        ExpressionInputs.both(
            call, KEY_CONDITION_EXPRESSION, KEY_CONDITION, key.types(), expressions);
    JsonValue hash = call.optional(HASH_VALUE);
    if (hash == null) {
      if (call.optional(RANGE_VALUE) != null) {
        throw ActionError.invalidInput(
                RANGE_VALUE.name(), "rangeKeyValue is given without value, which it goes with")
            .withHint("give value too, or the whole condition as keyCondition");
      }
      return written;
    }
    if (written != null) {
      throw ActionError.invalidInput("value", "both value and a key condition are given")
          .withHint("leave one of them out");
    }
    List<String> equalities = new ArrayList<>();
    key.ofPart(hash, call.optional(RANGE_VALUE))
        .forEach(
            (name, value) ->
                equalities.add(expressions.name(name) + " = " + expressions.value(value)));
    return String.join(" AND ", equalities);
  }
}
