package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.connector.connection.Connection;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class StatementActionTest {
  private final ActionFixture actions = new ActionFixture().table("Flowers", "Name", "S");

  @AfterEach
  void close() {
    actions.close();
  }

  @Test
  void runsTheOriginalsExample() {
    actions.run(
        "rawRequest",
        """
        {"statement": "INSERT INTO Flowers value {'Name':?}", "parameters": ["Rose"]}
        """);
    assertThat(
            actions.run("executeStatement", "{\"statement\": \"SELECT * FROM Flowers\"}", "Items"))
        .isEqualTo("[{\"Name\":\"Rose\"}]");
  }

  @Test
  void takesParametersOfEachTypeAndGivesThemBack() {
    actions.run(
        "rawRequest",
        """
        {"statement": "INSERT INTO Flowers value {'Name':?, 'big':?, 'colours':?, 'bytes':?, 'list':?}",
         "parameters": ["Rose", {"N": "12345678901234567890"}, {"SS": ["red"]}, {"B": "AQL/"}, [1]]}
        """);
    assertThat(
            actions.run(
                "rawRequest",
                """
                {"statement": "SELECT * FROM Flowers WHERE Name = ?", "parameters": "[\\"Rose\\"]",
                 "queryParameters": {"ConsistentRead": "true", "Limit": "10"}}
                """,
                "Items"))
        .contains(
            "\"big\":{\"N\":\"12345678901234567890\"}",
            "\"colours\":{\"SS\":[\"red\"]}",
            "\"bytes\":{\"B\":\"AQL/\"}",
            "\"list\":[1]");
  }

  @Test
  void sendsNoParametersUnasked() {
    assertThat(actions.run("rawRequest", "{\"statement\": \"SELECT * FROM Flowers\"}", "Items"))
        .isEqualTo("[]");
    assertThat(actions.error("rawRequest", "{\"statement\": \"SELEKT\"}").code())
        .isEqualTo(ErrorCode.VALIDATION);
  }

  @Test
  void neverLetsQueryParametersOverride() {
    ActionError error =
        actions.error(
            "rawRequest",
            """
            {"statement": "SELECT * FROM Flowers",
             "queryParameters": {"Statement": "DELETE FROM Flowers WHERE Name = 'Rose'"}}
            """);
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(error.field()).isEqualTo("statement");
  }

  @Test
  void saysThatAKeyExists() {
    String insert = "{\"statement\": \"INSERT INTO Flowers value {'Name':'Rose'}\"}";
    actions.run("rawRequest", insert);
    ActionError error = actions.error("rawRequest", insert);
    assertThat(error.code()).isEqualTo(ErrorCode.DUPLICATE_ITEM);
    assertThat(error.text()).contains("Duplicate primary key");
    assertThat(error.hint()).contains("updateItem", "createItem");
    assertThat(error.retryable()).isFalse();
  }

  @Test
  void tellsTheItemThatIsNotAsTheStatementHasIt() {
    actions.run(
        "rawRequest",
        "{\"statement\": \"INSERT INTO Flowers value {'Name':'Rose', 'petals': 5}\"}");
    ActionError error =
        actions.error(
            "rawRequest",
            "{\"statement\": \"UPDATE Flowers SET petals = 6 WHERE Name = 'Rose' AND petals = 4\"}");
    assertThat(error.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
    assertThat(error.item()).containsKey("petals");
  }

  @Test
  void doesARepeatedStatementOnce() {
    actions.run(
        "rawRequest",
        "{\"statement\": \"INSERT INTO Flowers value {'Name':'Rose', 'petals': 5}\"}");
    String more =
        "{\"statement\": \"UPDATE Flowers SET petals = petals + ? WHERE Name = 'Rose'\","
            + " \"parameters\": [1], \"idempotencyKey\": \"step-1\"";
    actions.run("rawRequest", more + "}");
    assertThat(actions.run("rawRequest", more + "}")).contains("\"Items\":[]", "ConsumedCapacity");
    assertThat(actions.run("rawRequest", "{\"statement\": \"SELECT * FROM Flowers\"}", "Items"))
        .isEqualTo("[{\"Name\":\"Rose\",\"petals\":6}]");
    assertThat(actions.error("rawRequest", more.replace("[1]", "[2]") + "}").code())
        .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(
            actions
                .error(
                    "rawRequest",
                    "{\"statement\": \"select * from Flowers\", \"idempotencyKey\": \"k\"}")
                .field())
        .isEqualTo("idempotencyKey");
    assertThat(
            actions
                .error(
                    "rawRequest",
                    "{\"statement\": \"INSERT INTO Flowers value {'Name':'Rose'}\","
                        + " \"idempotencyKey\": \"k2\"}")
                .code())
        .isEqualTo(ErrorCode.DUPLICATE_ITEM);
  }

  @Test
  void saysThatADatabaseHasNoStatements() {
    DynamoDbClient withoutOperations =
        new DynamoDbClient() {
          @Override
          public String serviceName() {
            return "none";
          }

          @Override
          public void close() {}
        };
    Connector connector =
        new Connector(
            Catalogue.standard(),
            Connections.of(Connection.of("none", withoutOperations, ActionFixture.NO_STREAMS)));
    assertThatThrownBy(
            () ->
                connector.run(
                    "rawRequest",
                    (JsonValue.Obj) JsonFormat.read("{\"statement\": \"SELECT * FROM Flowers\"}")))
        .isInstanceOfSatisfying(
            ActionError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.UNSUPPORTED));
  }
}
