package dev.stator.keda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.counting.Events;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.counting.PagedClient;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.trigger.ScaledWorkload;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * KEDA's tables of GetMetrics, GetQueryMetrics and IsActive, with its inputs and its results: the
 * table Error fails, NoValue has nothing, an index has 2 and every other table 4.
 */
class KedaScalerRowsTest {
  private static final ScaledWorkload WORKLOAD = new ScaledWorkload("keda-test", "rows");
  private static final Map<String, String> QUERY =
      Map.of(
          "awsRegion", "eu-west-1",
          "keyConditionExpression", "#yr = :yyyy",
          "expressionAttributeNames", "{ \"#yr\" : \"year\" }",
          "expressionAttributeValues", "{\":yyyy\": {\"N\": \"1994\"}}");

  private final Events database = new Events();

  @BeforeEach
  void fill() {
    create("NoValue");
    create("ValidTable");
    for (int number = 0; number < 4; number++) {
      put("ValidTable", number, number < 2);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** A movie table, as KEDA's expressions have it; its index holds what was made in a studio. */
  private void create(String table) {
    database
        .client()
        .createTable(
            r ->
                r.tableName(table)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("year")
                            .attributeType(ScalarAttributeType.N)
                            .build(),
                        AttributeDefinition.builder()
                            .attributeName("number")
                            .attributeType(ScalarAttributeType.N)
                            .build(),
                        AttributeDefinition.builder()
                            .attributeName("studio")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("year")
                            .keyType(KeyType.HASH)
                            .build(),
                        KeySchemaElement.builder()
                            .attributeName("number")
                            .keyType(KeyType.RANGE)
                            .build())
                    .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                            .indexName("test-index")
                            .keySchema(
                                KeySchemaElement.builder()
                                    .attributeName("year")
                                    .keyType(KeyType.HASH)
                                    .build(),
                                KeySchemaElement.builder()
                                    .attributeName("studio")
                                    .keyType(KeyType.RANGE)
                                    .build())
                            .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                            .build()));
  }

  private void put(String table, int number, boolean indexed) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("year", AttributeValue.fromN("1994"));
    item.put("number", AttributeValue.fromN(Integer.toString(number)));
    if (indexed) {
      item.put("studio", AttributeValue.fromS("one"));
    }
    database.client().putItem(r -> r.tableName(table).item(item));
  }

  private Scaler.Reading read(DynamoDbClient client, Map<String, String> metadata) {
    TableSource source = new TableSource(client, database.stator()::streamsClient);
    return new Scaler(
            new TriggerDirectory(
                Map.of(),
                new TableSources.Embedded(source),
                AllowList.NOTHING,
                new IdentityChoice(name -> null)))
        .read(WORKLOAD, metadata);
  }

  private static Map<String, String> metadata(
      String table, String index, String target, String activation) {
    Map<String, String> metadata = new HashMap<>(QUERY);
    metadata.put("tableName", table);
    metadata.put("targetValue", target);
    metadata.put("activationTargetValue", activation);
    // empty is absent, as KEDA has it
    metadata.put("indexName", index);
    return metadata;
  }

  @ParameterizedTest
  @CsvSource({
    "ValidTable,'',3,0,4,true",
    "NoValue,'',3,0,0,false",
    "ValidTable,test-index,3,3,2,false",
    "ValidTable,test-index,3,0,2,true"
  })
  void counts_and_activity(
      String table, String index, String target, String activation, long count, boolean active) {
    Scaler.Reading reading = read(database.client(), metadata(table, index, target, activation));
    assertThat(reading.value()).isEqualByComparingTo(Long.toString(count));
    assertThat(reading.active()).isEqualTo(active);
  }

  @Test
  void an_error_is_an_error() {
    assertThatThrownBy(() -> read(database.client(), metadata("Error", "", "3", "0")))
        .isInstanceOf(MeasureException.class);
  }

  /** KEDA's open change that reads on: a page of 4 and one of 3 are 7. */
  @Test
  void two_pages_are_added_up() {
    for (int number = 4; number < 7; number++) {
      put("ValidTable", number, false);
    }
    Scaler.Reading reading =
        read(PagedClient.of(database.client(), 4), metadata("ValidTable", "", "3", "0"));
    assertThat(reading.value()).isEqualByComparingTo("7");
    assertThat(reading.sample().measurement().requests()).isEqualTo(2);
  }
}
