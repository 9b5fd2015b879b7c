package dev.stator.connector.explain;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.PlannedRequest;
import dev.stator.connector.action.Safety;
import dev.stator.connector.connection.RequestScope;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputType;
import dev.stator.connector.output.SdkJson;
import dev.stator.connector.value.KeyedValues;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;

/** Tells the request that another action would send, and what it would cost; runs nothing. */
public final class Explain {
  static final Input<String> ACTION_NAME =
      Input.text("action", "Action", "The action to explain, by its key.")
          .asRequired()
          .withExample("\"queryItems\"");

  static final Input<JsonValue.Obj> INPUTS =
      Input.of(
              "inputs",
              "Inputs",
              InputType.OBJECT,
              (JsonValue value, String field) -> new JsonValue.Obj(KeyedValues.read(value, field)),
              "The inputs of that action.")
          .withExample("{\"tableName\": \"Customers\", \"value\": 1234}");

  private Explain() {}

  /**
   * @param actions finds the action to explain by its name
   */
  public static Action action(Function<String, Action> actions) {
    return Action.define("explain", "Explain", Safety.READ)
        .tool("dynamodb_explain")
        .description("Tell the request that an action would send, without sending it")
        .inputs(ACTION_NAME, INPUTS)
        .outputSchema(
            (JsonValue.Obj)
                JsonFormat.read(
                    """
                    {"type": "object",
                     "properties": {
                       "action": {"type": "string"},
                       "operation": {"type": "string"},
                       "request": {"type": "object"},
                       "access": {"type": "string"},
                       "index": {"type": "string"},
                       "changes": {"type": "boolean"},
                       "estimatedCapacity": {"type": "object"},
                       "advice": {"type": "array", "items": {"type": "string"}}}}
                    """))
        .examplePayload(
            """
            {"action": "queryItems", "operation": "Query",
             "request": {"TableName": "Customers", "KeyConditionExpression": "#customerId = :v0"},
             "access": "Query", "changes": false,
             "estimatedCapacity": {"readUnits": 0.5, "basis": "..."},
             "advice": []}
            """)
        .runs(call -> run(call, actions));
  }

  private static Answer run(ActionCall call, Function<String, Action> actions) {
    Action explained = actions.apply(call.get(ACTION_NAME));
    JsonValue.Obj written = Objects.requireNonNullElse(call.optional(INPUTS), JsonValue.Obj.EMPTY);
    ActionCall planned = call.planning(explained.read(written));
    try {
      Answer without = explained.code().apply(planned);
      throw new IllegalStateException(explained.key() + " asks nothing: " + without);
    } catch (PlannedRequest plan) {
      return tell(call, explained, plan.request());
    }
  }

  private static Answer tell(ActionCall call, Action explained, AwsRequest request) {
    RequestScope scope = RequestScope.of(request);
    Estimate estimate = Estimate.of(call, request, scope);
    return Answer.made(
        values -> {
          Map<String, JsonValue> members = new LinkedHashMap<>();
          members.put("action", new JsonValue.Str(explained.key()));
          members.put("operation", new JsonValue.Str(scope.operation()));
          members.put("request", SdkJson.write(request, ValueWriter.TYPED));
          members.put("access", new JsonValue.Str(estimate.access()));
          request
              .getValueForField("IndexName", String.class)
              .ifPresent(index -> members.put("index", new JsonValue.Str(index)));
          members.put("changes", new JsonValue.Bool(scope.changes()));
          members.put("estimatedCapacity", estimate.capacity());
          members.put(
              "advice",
              new JsonValue.Arr(
                  estimate.advice().stream().map(a -> (JsonValue) new JsonValue.Str(a)).toList()));
          return new JsonValue.Obj(members);
        });
  }
}
