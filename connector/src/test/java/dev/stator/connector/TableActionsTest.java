package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class TableActionsTest {
  private final ActionFixture actions = new ActionFixture();

  @AfterEach
  void close() {
    actions.close();
  }

  @Test
  void createsTheOriginalsTableWithItsDefaults() {
    actions.customers();
    TableDescription table = describe("Customers");
    assertThat(table.provisionedThroughput().readCapacityUnits()).isEqualTo(5);
    assertThat(table.provisionedThroughput().writeCapacityUnits()).isEqualTo(5);
    assertThat(table.keySchema())
        .extracting(key -> key.attributeName() + " " + key.keyType())
        .containsExactly("customerId HASH", "customerName RANGE");
    assertThat(table.attributeDefinitions())
        .extracting(key -> key.attributeName() + " " + key.attributeType())
        .containsExactlyInAnyOrder("customerId N", "customerName S");
  }

  @Test
  void takesLabelsApiNamesTextAndEmptyStrings() {
    actions.run(
        "createTable",
        """
        {"Table Name": "Customers", "AWS Region": "us-west-2", "Connection": "",
         "AttributeDefinitions": "[{\\"attributeName\\": \\"id\\", \\"attribute_type\\": \\"S\\"}]",
         "KeySchema": [{"keyType": "HASH", "attributeName": "id"}],
         "Billing Mode": "Provisioned", "readCapacityUnits": "6000", "Write Capacity Units": 7,
         "format": null}
        """);
    TableDescription table = describe("Customers");
    assertThat(table.provisionedThroughput().readCapacityUnits()).isEqualTo(6000);
    assertThat(table.provisionedThroughput().writeCapacityUnits()).isEqualTo(7);
  }

  @Test
  void sendsNoThroughputWithPayPerRequest() {
    actions.run(
        "createTable",
        """
        {"tableName": "OnDemand", "billingMode": "PAY_PER_REQUEST",
         "readCapacityUnits": "5", "writeCapacityUnits": "5",
         "attributeDefinition": [{"AttributeName": "id", "AttributeType": "S"}],
         "keySchema": [{"KeyType": "HASH", "AttributeName": "id"}]}
        """);
    assertThat(describe("OnDemand").billingModeSummary().billingModeAsString())
        .isEqualTo("PAY_PER_REQUEST");
  }

  @Test
  void makesNoTableThatNobodyDescribed() {
    ActionError error = actions.error("createTable", "{\"tableName\": \"Customers\"}");
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(error.text()).isEqualTo("attributeDefinition is required");
    assertThat(error.field()).isEqualTo("attributeDefinition");
    assertThat(error.hint()).contains("\"customerId\"");
    assertThat(actions.stator().client().listTables().tableNames()).isEmpty();
  }

  @Test
  void saysWhatIsWrongInADefinition() {
    ActionError error =
        actions.error(
            "createTable",
            """
            {"tableName": "Customers", "keySchema": [],
             "attributeDefinition": [{"AttributeName": "id", "AttributType": "S"}]}
            """);
    assertThat(error.text()).isEqualTo("attributeDefinition[0]: unknown member 'AttributType'");
    assertThat(error.hint()).isEqualTo("did you mean 'AttributeType'?");
  }

  @Test
  void refusesATableThatExists() {
    actions.customers();
    assertThat(
            actions
                .error(
                    "createTable",
                    """
                    {"tableName": "Customers",
                     "attributeDefinition": [{"AttributeName": "id", "AttributeType": "S"}],
                     "keySchema": [{"KeyType": "HASH", "AttributeName": "id"}]}
                    """)
                .code())
        .isEqualTo(ErrorCode.RESOURCE_IN_USE);
  }

  @Test
  void describes() {
    actions.customers();
    String table = actions.run("describeTable", "{\"tableName\": \"Customers\"}", "Table");
    assertThat(table)
        .contains("\"TableName\":\"Customers\"")
        .contains("\"TableStatus\":\"ACTIVE\"")
        .contains("{\"AttributeName\":\"customerId\",\"KeyType\":\"HASH\"}")
        .containsPattern("\"CreationDateTime\":\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"");
    assertThat(actions.run("describeTable", "{\"tableName\": \"Customers\", \"format\": \"seed\"}"))
        .startsWith("{\"$metadata\":{\"httpStatusCode\":200,")
        .contains("\"attempts\":1,\"totalRetryDelay\":0},\"Table\":{");
  }

  @Test
  void deletes() {
    actions.customers();
    assertThat(actions.run("deleteTable", "{\"tableName\": \"Customers\"}", "TableDescription"))
        .contains("\"TableStatus\":\"DELETING\"");
    ActionError error = actions.error("deleteTable", "{\"tableName\": \"Customers\"}");
    assertThat(error.code()).isEqualTo(ErrorCode.RESOURCE_NOT_FOUND);
    assertThat(error.field()).isEqualTo("tableName");
    assertThat(error.retryable()).isFalse();
  }

  @Test
  void listsInOneShapeWhetherOrNotItFetchesAll() {
    assertThat(actions.run("listTables", "{}")).isEqualTo("{\"TableNames\":[],\"found\":false}");
    actions.table("b-table", "id", "S").table("a-table", "id", "S").table("c-table", "id", "S");
    assertThat(actions.run("listTables", "{\"fetchAll\": \"false\", \"limit\": \"2\"}"))
        .startsWith(
            "{\"TableNames\":[\"a-table\",\"b-table\"],\"LastEvaluatedTableName\":\"b-table\",\"found\":true,"
                + "\"nextCursor\":");
    assertThat(actions.run("listTables", "{\"Fetch All\": \"true\", \"limit\": \"2\"}"))
        .isEqualTo("{\"TableNames\":[\"a-table\",\"b-table\",\"c-table\"],\"found\":true}");
    assertThat(actions.run("listTables", "{\"ExclusiveStartTableName\": \"b-table\"}"))
        .isEqualTo("{\"TableNames\":[\"c-table\"],\"found\":true}");
  }

  @Test
  void listsInTheOriginalsShapes() {
    actions.table("a-table", "id", "S");
    assertThat(actions.run("listTables", "{\"format\": \"seed\"}"))
        .startsWith("{\"result\":{\"$metadata\":{")
        .endsWith("\"TableNames\":[\"a-table\"]},\"found\":true}");
    assertThat(actions.run("listTables", "{\"format\": \"seed\", \"fetchAll\": true}"))
        .isEqualTo("{\"result\":[\"a-table\"],\"found\":true}");
  }

  private TableDescription describe(String table) {
    return actions.stator().client().describeTable(r -> r.tableName(table)).table();
  }
}
