package dev.stator.connector.explain;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Plan;
import dev.stator.connector.action.PlannedRequest;
import dev.stator.connector.action.Safety;
import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.Deeds;
import dev.stator.connector.connection.RequestScope;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputType;
import dev.stator.connector.output.SdkJson;
import dev.stator.connector.value.KeyedValues;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;

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
                       "requests": {"type": "integer", "description":
                         "How many are sent; request is there if it is one, else the counts"},
                       "puts": {"type": "integer"},
                       "deletes": {"type": "integer"},
                       "deleteKeys": {"type": "array", "items": {"type": "object"}, "description":
                         "The keys of the deletes, the first 100 of them"},
                       "gets": {"type": "integer"},
                       "statements": {"type": "integer"},
                       "notSent": {"type": "integer", "description":
                         "Entries of a batch that cannot be read"},
                       "notSentEntries": {"type": "array", "items": {"type": "object"}},
                       "table": {"type": "object", "description":
                         "What deleteTable removes, as counted by the service",
                         "properties": {
                           "name": {"type": "string"},
                           "status": {"type": "string"},
                           "items": {"type": "integer"},
                           "bytes": {"type": "integer"}}},
                       "changes": {"type": "boolean"},
                       "estimatedCapacity": {"type": "object"},
                       "advice": {"type": "array", "items": {"type": "string"}}}}
                    """))
        .examplePayload(
            """
            {"action": "queryItems", "operation": "Query",
             "request": {"TableName": "Customers", "KeyConditionExpression": "#customerId = :v0"},
             "access": "Query", "changes": false, "requests": 1,
             "estimatedCapacity": {"readUnits": 0.5, "basis": "..."},
             "advice": []}
            """)
        .runs(call -> run(call, actions));
  }

  private static Answer run(ActionCall call, Function<String, Action> actions) {
    Action explained = actions.apply(call.get(ACTION_NAME));
    JsonValue.Obj written = Objects.requireNonNullElse(call.optional(INPUTS), JsonValue.Obj.EMPTY);
    Plan plan = new Plan();
    ActionCall planned = call.planning(explained.read(written), plan);
    try {
      Answer without = explained.code().apply(planned);
      return tell(call, explained, plan.requests(), unfit(without));
    } catch (PlannedRequest ended) {
      return tell(call, explained, plan.requests(), List.of());
    }
  }

  /** The entries of a batch that would not be sent, with what is wrong with each. */
  private static List<JsonValue> unfit(Answer without) {
    return without.members().apply(ValueWriter.PLAIN).get("report")
            instanceof JsonValue.Arr(List<JsonValue> report)
        ? report.stream()
            .filter(entry -> entry instanceof JsonValue.Obj one && one.get("error") != null)
            .toList()
        : List.of();
  }

  private static Answer tell(
      ActionCall call, Action explained, List<AwsRequest> requests, List<JsonValue> unfit) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("action", new JsonValue.Str(explained.key()));
    List<String> advice = new ArrayList<>();
    if (requests.isEmpty()) {
      advice.add("nothing would be sent");
    } else {
      RequestScope scope = RequestScope.of(requests.getFirst());
      tell(call, requests, scope, members, advice);
      addRefusal(call, explained, requests.getFirst(), advice);
    }
    if (!unfit.isEmpty()) {
      members.put("notSent", JsonValue.Num.of(unfit.size()));
      members.put("notSentEntries", BatchPlan.some(unfit));
    }
    members.put("requests", JsonValue.Num.of(requests.size()));
    members.put(
        "advice", new JsonValue.Arr(advice.stream().<JsonValue>map(JsonValue.Str::new).toList()));
    return Answer.made(values -> new JsonValue.Obj(members));
  }

  private static void tell(
      ActionCall call,
      List<AwsRequest> requests,
      RequestScope scope,
      Map<String, JsonValue> members,
      List<String> advice) {
    AwsRequest first = requests.getFirst();
    members.put("operation", new JsonValue.Str(scope.operation()));
    if (requests.size() == 1) {
      members.put("request", SdkJson.write(first, ValueWriter.TYPED));
    }
    members.putAll(BatchPlan.members(requests));
    Estimate estimate = Estimate.of(call, requests, scope);
    members.put("access", new JsonValue.Str(estimate.access()));
    first
        .getValueForField("IndexName", String.class)
        .ifPresent(index -> members.put("index", new JsonValue.Str(index)));
    if (first instanceof DeleteTableRequest delete) {
      TableLoss.add(call.describe(delete.tableName()), members, advice);
    }
    members.put("changes", new JsonValue.Bool(scope.changes()));
    members.put("estimatedCapacity", estimate.capacity());
    advice.addAll(estimate.advice());
  }

  /** What the connection's policy would say, where the request alone tells it. */
  private static void addRefusal(
      ActionCall call, Action explained, AwsRequest request, List<String> advice) {
    Connection connection = call.connection();
    try {
      connection.policy().checkAction(connection.name(), explained.key());
      connection.policy().check(connection.name(), RequestScope.of(request));
      if (explained.general()) {
        for (String deed : Deeds.of(request)) {
          connection.policy().checkAction(connection.name(), deed);
        }
      }
    } catch (ActionError refused) {
      advice.add("this will be refused: " + refused.text());
    }
  }
}
