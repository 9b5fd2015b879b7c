package dev.stator.connector;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stator.connector.connection.Connection;
import dev.stator.connector.error.ActionError;
import dev.stator.embedded.Stator;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The standard catalogue over an empty database in memory; JSON texts in and out. */
final class ActionFixture implements AutoCloseable {
  /** For databases of which no stream is read. */
  static final DynamoDbStreamsClient NO_STREAMS =
      new DynamoDbStreamsClient() {
        @Override
        public String serviceName() {
          return "none";
        }

        @Override
        public void close() {}
      };

  private final Stator stator = Stator.inMemory();
  private final Connector connector =
      new Connector(
          Catalogue.standard(),
          Connections.of(Connection.of("local", stator.client(), stator.streamsClient())));

  Connector connector() {
    return connector;
  }

  Stator stator() {
    return stator;
  }

  JsonValue.Obj result(String action, String inputs) {
    return connector.run(action, (JsonValue.Obj) JsonFormat.read(inputs));
  }

  /** The result as compact JSON text. */
  String run(String action, String inputs) {
    return text(result(action, inputs));
  }

  /** One member of the result as compact JSON text. */
  String run(String action, String inputs, String member) {
    return text(Objects.requireNonNull(result(action, inputs).get(member), member));
  }

  ActionError error(String action, String inputs) {
    return Objects.requireNonNull(
        catchThrowableOfType(ActionError.class, () -> result(action, inputs)), "no error");
  }

  static String text(JsonValue json) {
    return new String(JsonFormat.write(json), StandardCharsets.UTF_8);
  }

  /** The original's table: customerId N, customerName S. */
  ActionFixture customers() {
    run(
        "createTable",
        """
        {"tableName": "Customers",
         "attributeDefinition": [{"AttributeName": "customerId", "AttributeType": "N"},
                                 {"AttributeName": "customerName", "AttributeType": "S"}],
         "keySchema": [{"KeyType": "HASH", "AttributeName": "customerId"},
                       {"KeyType": "RANGE", "AttributeName": "customerName"}]}
        """);
    return this;
  }

  /** A table with one key attribute. */
  ActionFixture table(String name, String key, String type) {
    run(
        "createTable",
        """
        {"tableName": "%s", "billingMode": "PAY_PER_REQUEST",
         "attributeDefinition": [{"AttributeName": "%s", "AttributeType": "%s"}],
         "keySchema": [{"KeyType": "HASH", "AttributeName": "%s"}]}
        """
            .formatted(name, key, type, key));
    return this;
  }

  @Override
  public void close() {
    stator.close();
  }
}
