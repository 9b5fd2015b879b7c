package dev.stator.connector.action;

import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.Deeds;
import dev.stator.connector.connection.RequestScope;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.Inputs;
import dev.stator.connector.value.ValueType;
import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * One call of an action: its inputs, and the one way to the database, on which the connection's
 * policy is asked and requests are noted. For one thread.
 */
public final class ActionCall {
  /** Amazon DynamoDB Developer Guide, "Error handling with DynamoDB". */
  private static final String ACCESS_DENIED = "AccessDeniedException";

  private final boolean general;
  private final Inputs inputs;
  private final Database database;
  private final Exchange exchange;
  private final @Nullable Plan plan;

  /**
   * Where a call goes.
   *
   * @param region null for the connection's own
   */
  private record Database(
      Connection connection,
      @Nullable String region,
      ResultFormat format,
      KeySchemas keySchemas,
      AnswerRoom room) {}

  /**
   * @param general whether the action does what other actions do, which the policy may forbid
   * @param inputs with the common ones
   * @param room for what is read
   */
  public ActionCall(
      boolean general,
      Inputs inputs,
      Connection connection,
      KeySchemas keySchemas,
      AnswerRoom room) {
    this(
        general,
        inputs,
        new Database(
            connection,
            inputs.optional(CommonInputs.AWS_REGION),
            ResultFormat.named(inputs.get(CommonInputs.FORMAT)),
            keySchemas,
            room),
        new Exchange(),
        null);
  }

  private ActionCall(
      boolean general, Inputs inputs, Database database, Exchange exchange, @Nullable Plan plan) {
    this.general = general;
    this.inputs = inputs;
    this.database = database;
    this.exchange = exchange;
    this.plan = plan;
  }

  /** A part of this call, with inputs of its own. */
  public ActionCall part(Inputs own) {
    return new ActionCall(general, own, database, exchange, plan);
  }

  /**
   * This call with other inputs, whose requests are taken by {@code taker} instead of being sent,
   * but for those that describe a table. It ends with a {@link PlannedRequest} where it needs an
   * answer.
   */
  public ActionCall planning(Inputs others, Plan taker) {
    return new ActionCall(general, others, database, exchange, taker);
  }

  /** The value of {@code input}, which is required or has a default. */
  public <T> T get(Input<T> input) {
    return inputs.get(input);
  }

  /** The value of {@code input}, or null if it was not given and has no default. */
  public <T> @Nullable T optional(Input<T> input) {
    return inputs.optional(input);
  }

  public Connection connection() {
    return database.connection();
  }

  /** The region that was asked for; null for the connection's own. */
  public @Nullable String region() {
    return database.region();
  }

  /** What went to and fro so far. */
  public Exchange exchange() {
    return exchange;
  }

  /** How the result is to be written. */
  public ResultFormat format() {
    return database.format();
  }

  /**
   * Asks the database.
   *
   * @param operation such as {@code DynamoDbClient::getItem}
   * @throws TableError why that failed
   * @throws ActionError if the policy or the database does not have the operation
   */
  public <Q extends DynamoDbRequest, R extends DynamoDbResponse> R send(
      Q request, BiFunction<DynamoDbClient, Q, R> operation) {
    return plan == null
        ? exchange(request, () -> operation.apply(client(), observed(request)))
        : plan.take(request);
  }

  /** Asks the streams of the database, in the same way. */
  public <Q extends DynamoDbStreamsRequest, R extends DynamoDbStreamsResponse> R ask(
      Q request, BiFunction<DynamoDbStreamsClient, Q, R> operation) {
    return plan == null
        ? exchange(request, () -> operation.apply(connection().streams().apply(region()), request))
        : plan.take(request);
  }

  private <R extends AwsResponse> R exchange(SdkRequest request, Supplier<R> send) {
    try {
      return noted(request, send);
    } catch (SdkException failure) {
      throw TableCalls.translate(failure);
    }
  }

  /** Asks the policy, sends, and notes what was answered; failures are the SDK's own. */
  private <R extends AwsResponse> R noted(SdkRequest request, Supplier<R> send) {
    RequestScope scope = RequestScope.of(request);
    exchange.asking(scope);
    check(request, scope);
    try {
      R response = send.get();
      exchange.answered(response);
      if (!scope.changes() && !database.room().take(ResponseSize.of(response))) {
        throw ActionError.of(
            ErrorCode.THROTTLING,
            "too many large answers are in progress; try again later, or ask for less at a time");
      }
      return response;
    } catch (AwsServiceException failure) {
      exchange.failed(failure.requestId());
      throw failure;
    } catch (UnsupportedOperationException missing) {
      // What DynamoDbClient's own methods throw that a client has not overridden.
      throw ActionError.of(ErrorCode.UNSUPPORTED, "this database does not have the operation")
          .withAnswer(null, missing);
    }
  }

  /** Asks the policy. */
  private void check(SdkRequest request, RequestScope scope) {
    connection().policy().check(connection().name(), scope);
    if (general) {
      for (String deed : Deeds.of(request)) {
        connection().policy().checkAction(connection().name(), deed);
      }
    }
  }

  /**
   * Asks the policy about a request that is sent only after others.
   *
   * @throws ActionError if it is not allowed
   */
  public void checkAhead(SdkRequest request) {
    RequestScope scope = RequestScope.of(request);
    exchange.asking(scope);
    check(request, scope);
  }

  /**
   * The client for code that makes its requests itself, such as batches: each of them is checked
   * and noted, and fails with the SDK's own exceptions.
   */
  public DynamoDbClient checkedClient() {
    return new CheckedClient(client(), this::checked);
  }

  /** The client of the streams, likewise. */
  public DynamoDbStreamsClient checkedStreams() {
    return new CheckedStreamsClient(connection().streams().apply(region()), this::checked);
  }

  private <R extends AwsResponse> R checked(AwsRequest request, Supplier<R> send) {
    return plan == null || request instanceof DescribeTableRequest
        ? noted(request, send)
        : plan.take(request);
  }

  /** Only the original's shape tells how often a request was sent. */
  @SuppressWarnings("unchecked") // a builder builds what it was made from
  private <Q extends DynamoDbRequest> Q observed(Q request) {
    if (format() != ResultFormat.SEED) {
      return request;
    }
    AwsRequestOverrideConfiguration observed =
        AwsRequestOverrideConfiguration.builder().addMetricPublisher(exchange).build();
    return (Q) request.toBuilder().overrideConfiguration(observed).build();
  }

  private DynamoDbClient client() {
    return connection().clients().apply(region());
  }

  /** What a table is now. */
  public TableDescription describe(String table) {
    DescribeTableRequest request = DescribeTableRequest.builder().tableName(table).build();
    return exchange(request, () -> client().describeTable(request)).table();
  }

  /** The keys of a table and its indexes, remembered if they are known. */
  public TableSchema schema(String table) {
    TableSchema cached = database.keySchemas().cached(client(), table);
    return cached == null ? readSchema(table) : cached;
  }

  /**
   * What the database says now, where entries of a list do not agree with what is remembered.
   *
   * @param before what was remembered
   * @return {@code before} itself if nothing has changed, or if it cannot be told: entries that are
   *     done must not be lost for that
   */
  public TableSchema schemaAfter(String table, TableSchema before) {
    try {
      TableSchema now = readSchema(table);
      return now.equals(before) ? before : now;
    } catch (TableError notTold) {
      return before;
    }
  }

  private TableSchema readSchema(String table) {
    TableSchema schema = TableSchema.of(describe(table));
    database.keySchemas().remember(client(), table, schema);
    return schema;
  }

  /**
   * Does what needs the table's keys. They are remembered; when the database or a value does not
   * agree with what is remembered, they are read again, and {@code use} is repeated if they have
   * changed: such a request has done nothing.
   *
   * @throws ActionError if the values make no key of this table
   * @throws TableError why the request failed
   */
  public <R> R withSchema(String table, Function<TableSchema, R> use) {
    TableSchema cached = database.keySchemas().cached(client(), table);
    if (cached == null) {
      return using(table, readSchema(table), use);
    }
    try {
      return using(table, cached, use);
    } catch (ActionError | TableError.Invalid perhapsOutdated) {
      TableSchema now = readSchema(table);
      if (now.equals(cached)) {
        throw perhapsOutdated;
      }
      return using(table, now, use);
    }
  }

  /**
   * Does what writes whole items, whose key attributes are of the types that the table's schema
   * gives them. Who may write to the table and not describe it does without them, and the table is
   * not asked about each time.
   */
  public <R> R withKeyTypes(String table, Function<Map<String, ValueType>, R> use) {
    if (database.keySchemas().isDenied(client(), table)) {
      return use.apply(Map.of());
    }
    try {
      schema(table);
    } catch (TableError.Denied | TableError.NotFound | TableError.Invalid notDescribed) {
      if (isRightMissing(notDescribed)) {
        database.keySchemas().deny(client(), table);
      }
      // Then the request itself is refused, perhaps for another reason: by the policy, above all.
      return use.apply(Map.of());
    }
    return withSchema(table, schema -> use.apply(schema.keyTypes()));
  }

  /** Of credentials that are wrong or expired nothing is remembered: they are replaced. */
  private static boolean isRightMissing(TableError denied) {
    return denied.getCause() instanceof AwsServiceException answered
        && answered.awsErrorDetails() != null
        && ACCESS_DENIED.equals(answered.awsErrorDetails().errorCode());
  }

  private <R> R using(String table, TableSchema schema, Function<TableSchema, R> use) {
    try {
      return use.apply(schema);
    } catch (TableError.NotFound gone) {
      forgetSchema(table);
      throw gone;
    }
  }

  /** Does what needs the key of one item, made by the table's schema. */
  public <R> R withKey(
      String table,
      JsonValue hashValue,
      @Nullable JsonValue rangeValue,
      Function<Map<String, AttributeValue>, R> use) {
    return withSchema(table, schema -> use.apply(schema.key().of(hashValue, rangeValue)));
  }

  /** Tells that the table's keys may be others from now on. */
  public void forgetSchema(String table) {
    database.keySchemas().forget(client(), table);
  }
}
