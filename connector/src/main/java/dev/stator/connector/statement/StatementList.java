package dev.stator.connector.statement;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.connection.StatementTarget;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.ElementSchema;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputSchema;
import dev.stator.connector.input.InputSet;
import dev.stator.connector.input.Inputs;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.value.ValueReader;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Several statements with their parameters. */
final class StatementList {
  static final Input<JsonValue.Arr> STATEMENTS =
      Input.list(
              "statements",
              "Statements",
              StatementList::schema,
              "The PartiQL statements, each a string, or an object with statement and parameters.")
          .asRequired()
          .withExample(
              """
              [{"statement": "SELECT * FROM Flowers WHERE Name = ?", "parameters": ["Rose"]},
               "SELECT * FROM Flowers WHERE Name = 'Lily'"]
              """);

  private static final InputSet MEMBERS =
      new InputSet(List.of(RawRequest.STATEMENT, RawRequest.PARAMETERS));

  private StatementList() {}

  private static JsonValue.Obj schema() {
    return JsonValue.Obj.EMPTY.with(
        "anyOf", new JsonValue.Arr(List.of(ElementSchema.TEXT, InputSchema.of(MEMBERS.inputs()))));
  }

  /**
   * @param parameters null if there are none, as the API refuses an empty list
   */
  record One(String statement, @Nullable List<AttributeValue> parameters) {}

  static List<One> read(ActionCall call) {
    List<One> statements = new ArrayList<>();
    for (JsonValue written : call.get(STATEMENTS).elements()) {
      statements.add(one(written, STATEMENTS.name() + "[" + statements.size() + "]"));
    }
    if (statements.isEmpty()) {
      throw ActionError.invalidInput(STATEMENTS.name(), "statements must not be empty");
    }
    return statements;
  }

  /**
   * @throws ActionError if they may read more items than one call gives back: each reads one
   */
  static void requireFew(List<One> statements, Caps caps) {
    long reads =
        statements.stream().filter(one -> !isWrite(StatementTarget.of(one.statement()))).count();
    caps.requireItems(Math.toIntExact(reads), "statements that read", STATEMENTS.name());
  }

  /**
   * The service refuses a request that mixes both, but after it did the requests before.
   *
   * <p>Source: Amazon DynamoDB Developer Guide, "Running batch operations with PartiQL for
   * DynamoDB".
   *
   * @throws ActionError if some statements read and others write
   */
  static void requireUnmixed(List<One> statements) {
    if (write(statements)
        && statements.stream().anyMatch(one -> StatementTarget.of(one.statement()).reads())) {
      throw ActionError.invalidInput(
              STATEMENTS.name(), "some statements read and others write, in one batch")
          .withHint("give those that read and those that write in calls of their own");
    }
  }

  /** Whether any of them is known to write. */
  static boolean write(List<One> statements) {
    return statements.stream().anyMatch(one -> isWrite(StatementTarget.of(one.statement())));
  }

  private static boolean isWrite(StatementTarget target) {
    return target instanceof StatementTarget.Read && target.changes();
  }

  private static One one(JsonValue written, String at) {
    if (written instanceof JsonValue.Str text) {
      return new One(text.value(), null);
    }
    if (!(written instanceof JsonValue.Obj object)) {
      throw InputReaders.mustBe("a statement", written, at);
    }
    Inputs inputs = Inputs.read(MEMBERS, null, object);
    JsonValue.Arr parameters = inputs.optional(RawRequest.PARAMETERS);
    return new One(
        inputs.get(RawRequest.STATEMENT),
        parameters == null || parameters.elements().isEmpty()
            ? null
            : ValueReader.list(parameters, at + ".parameters"));
  }
}
