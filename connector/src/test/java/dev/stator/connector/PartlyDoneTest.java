package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** What was done is told, whatever fails after it. */
class PartlyDoneTest {
  private final ActionFixture actions = new ActionFixture().table("Orders", "id", "S");
  private final List<DynamoDbRequest> sent = new ArrayList<>();

  @AfterEach
  void close() {
    actions.close();
  }

  private Connector connector(Policy policy, Predicate<DynamoDbRequest> isThrottled) {
    DynamoDbClient client =
        WatchedClient.of(
            actions.stator().client(),
            request -> {
              sent.add(request);
              if (isThrottled.test(request)) {
                throw throttled();
              }
            });
    return new Connector(
        Catalogue.standard(),
        Connections.of(Connection.of("c", client, ActionFixture.NO_STREAMS).with(policy)));
  }

  private static RuntimeException throttled() {
    return DynamoDbException.builder()
        .message("slow down")
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("ThrottlingException")
                .errorMessage("slow down")
                .build())
        .build();
  }

  private static Policy policy(long bytesMax, String... forbidden) {
    return new Policy(false, Policy.ALL_TABLES, Set.of(forbidden), Policy.ITEMS_MAX, bytesMax);
  }

  private static String run(Connector connector, String action, String inputs) {
    return ActionFixture.text(connector.run(action, (JsonValue.Obj) JsonFormat.read(inputs)));
  }

  private static ActionError error(Connector connector, String action, String inputs) {
    return Objects.requireNonNull(
        catchThrowableOfType(ActionError.class, () -> run(connector, action, inputs)), "no error");
  }

  private static String statements(int count, String statement) {
    return IntStream.range(0, count)
        .mapToObj(n -> "\"" + statement.formatted(n) + "\"")
        .collect(Collectors.joining(",", "{\"statements\": [", "]}"));
  }

  private String countOfOrders() {
    return actions.run("countItems", "{\"tableName\": \"Orders\"}", "Count");
  }

  @Test
  void aLaterRequestOfStatementsFailsForItself() {
    Connector second =
        connector(
            Policy.EVERYTHING,
            request -> request instanceof BatchExecuteStatementRequest && sent.size() == 2);
    assertThat(
            run(
                second,
                "batchExecuteStatement",
                statements(60, "INSERT INTO Orders VALUE {'id': 'n%s'}")))
        .startsWith("{\"succeeded\":35,\"failed\":25,")
        .contains("{\"index\":24,\"ok\":true,", "{\"index\":50,\"ok\":true,")
        .contains("{\"index\":25,\"ok\":false,\"error\":{\"code\":\"THROTTLING\"")
        .contains("{\"index\":49,\"ok\":false,\"error\":{\"code\":\"THROTTLING\"");
    assertThat(countOfOrders()).isEqualTo("35");
  }

  @Test
  void theFirstRequestOfStatementsFailsForTheCall() {
    Connector first =
        connector(Policy.EVERYTHING, request -> request instanceof BatchExecuteStatementRequest);
    assertThat(
            error(
                    first,
                    "batchExecuteStatement",
                    statements(30, "INSERT INTO Orders VALUE {'id': 'n%s'}"))
                .code())
        .isEqualTo(ErrorCode.THROTTLING);
    assertThat(sent).hasSize(1);
  }

  @Test
  void aLaterRequestThatThePolicyRefusesFailsForItself() {
    String inserts = statements(25, "INSERT INTO Orders VALUE {'id': 'n%s'}");
    assertThat(
            run(
                connector(policy(Policy.BYTES_MAX, "deleteItem"), request -> false),
                "batchExecuteStatement",
                inserts.replace("]}", ", \"DELETE FROM Orders WHERE id = 'n1'\"]}")))
        .startsWith("{\"succeeded\":25,\"failed\":1,")
        .contains("{\"index\":25,\"ok\":false,\"error\":{\"code\":\"FORBIDDEN_BY_POLICY\"");
    assertThat(countOfOrders()).isEqualTo("25");
  }

  @Test
  void statementsThatReadAndWriteAreRefusedBeforeAnyIsDone() {
    String inserts = statements(25, "INSERT INTO Orders VALUE {'id': 'n%s'}");
    ActionError error =
        error(
            connector(Policy.EVERYTHING, request -> false),
            "batchExecuteStatement",
            inserts.replace("]}", ", \"SELECT * FROM Orders WHERE id = 'n1'\"]}"));
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(error.field()).isEqualTo("statements");
    assertThat(sent).isEmpty();
  }

  /** Where an entry may have failed for a key that has changed, the table is asked about it. */
  @Test
  void aTableThatIsNotDescribedHidesNothingThatABatchWrote() {
    AtomicBoolean isThrottled = new AtomicBoolean();
    Connector connector =
        connector(
            Policy.EVERYTHING,
            request -> request instanceof DescribeTableRequest && isThrottled.get());
    run(connector, "getItem", "{\"tableName\": \"Orders\", \"value\": \"a\"}");
    isThrottled.set(true);
    assertThat(
            run(
                connector,
                "batchWriteItems",
                "{\"tableName\": \"Orders\", \"items\": [{\"id\": \"a\"}, {\"id\": [1]}]}"))
        .startsWith("{\"succeeded\":1,\"failed\":1,")
        .contains("{\"index\":0,\"ok\":true}", "\"field\":\"items[1].id\"");
    assertThat(sent).last().isInstanceOf(DescribeTableRequest.class);
    assertThat(
            run(
                connector,
                "batchGetItems",
                "{\"tableName\": \"Orders\", \"keys\": [\"a\", [1, 2]]}"))
        .contains("\"succeeded\":1,\"failed\":1,");
    assertThat(countOfOrders()).isEqualTo("1");
  }

  @Test
  void noCapHidesWhatStatementsWrote() {
    actions.run("createItem", "{\"tableName\": \"Orders\", \"item\": {\"id\": \"n0\", \"a\": 1}}");
    assertThat(
            run(
                connector(policy(1), request -> false),
                "batchExecuteStatement",
                statements(1, "DELETE FROM Orders WHERE id = 'n%s' RETURNING ALL OLD *")))
        .startsWith("{\"succeeded\":1,\"failed\":0,")
        .contains("\"Item\":{\"id\":\"n0\",\"a\":1}");
    assertThat(countOfOrders()).isEqualTo("0");
  }
}
