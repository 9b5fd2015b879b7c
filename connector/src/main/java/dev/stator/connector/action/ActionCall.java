package dev.stator.connector.action;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.Inputs;
import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One call of an action: its inputs, and the way to the database. For one thread. */
public final class ActionCall {
  private final Inputs inputs;
  private final DynamoDbClient client;
  private final KeySchemas keySchemas;
  private final CallMetrics metrics = new CallMetrics();

  public ActionCall(Inputs inputs, DynamoDbClient client, KeySchemas keySchemas) {
    this.inputs = inputs;
    this.client = client;
    this.keySchemas = keySchemas;
  }

  /** The value of {@code input}, which is required or has a default. */
  public <T> T get(Input<T> input) {
    return inputs.get(input);
  }

  /** The value of {@code input}, or null if it was not given and has no default. */
  public <T> @Nullable T optional(Input<T> input) {
    return inputs.optional(input);
  }

  /** Observes a request, if the result tells how often it was sent. */
  public void observe(AwsRequestOverrideConfiguration.Builder request) {
    if (format() == ResultFormat.SEED) {
      request.addMetricPublisher(metrics);
    }
  }

  /** What was observed of the last request. */
  public CallMetrics metrics() {
    return metrics;
  }

  /** How the result is to be written. */
  public ResultFormat format() {
    return ResultFormat.named(get(CommonInputs.FORMAT));
  }

  /**
   * Asks the database.
   *
   * @throws TableError why that failed
   * @throws ActionError if the database does not have the operation
   */
  public <R> R send(Function<DynamoDbClient, R> request) {
    try {
      return TableCalls.call(() -> request.apply(client));
    } catch (UnsupportedOperationException missing) {
      // What DynamoDbClient's own methods throw that a client has not overridden.
      throw ActionError.of(ErrorCode.UNSUPPORTED, "this database does not have the operation")
          .withAnswer(null, missing);
    }
  }

  /**
   * Asks the database for one item, whose key is made by the table's schema. The schema is
   * remembered; when the database or a value does not agree with what is remembered, it is read
   * again, and the request repeated if it has changed: such a request has done nothing.
   *
   * @throws ActionError if the values make no key of this table
   * @throws TableError why the request failed
   */
  public <R> R sendWithKey(
      String table,
      JsonValue hashValue,
      @Nullable JsonValue rangeValue,
      Function<Map<String, AttributeValue>, R> request) {
    TableKey cached = keySchemas.cached(client, table);
    if (cached == null) {
      return withKey(table, keySchemas.read(client, table), hashValue, rangeValue, request);
    }
    try {
      return withKey(table, cached, hashValue, rangeValue, request);
    } catch (ActionError | TableError.Invalid perhapsOutdated) {
      TableKey now = keySchemas.read(client, table);
      if (now.equals(cached)) {
        throw perhapsOutdated;
      }
      return withKey(table, now, hashValue, rangeValue, request);
    }
  }

  private <R> R withKey(
      String table,
      TableKey schema,
      JsonValue hashValue,
      @Nullable JsonValue rangeValue,
      Function<Map<String, AttributeValue>, R> request) {
    Map<String, AttributeValue> key = schema.of(hashValue, rangeValue);
    try {
      return request.apply(key);
    } catch (TableError.NotFound gone) {
      keySchemas.forget(client, table);
      throw gone;
    }
  }

  /** Tells that the table's key may be another from now on. */
  public void forgetKey(String table) {
    keySchemas.forget(client, table);
  }
}
