package dev.stator.connector.table;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** Changes a table's capacity, stream or protection. */
public final class UpdateTable {
  static final Input<String> BILLING_MODE =
      Input.choice(
              "billingMode",
              "Billing Mode",
              List.of("PROVISIONED", "PAY_PER_REQUEST"),
              "The billing mode from now on.")
          .withExample("\"PAY_PER_REQUEST\"");

  static final Input<Long> READ_UNITS =
      Input.integer(
          "readCapacityUnits",
          "Read Capacity Units",
          1,
          Long.MAX_VALUE,
          "The read capacity units from now on, with those for writing.");

  static final Input<Long> WRITE_UNITS =
      Input.integer(
          "writeCapacityUnits",
          "Write Capacity Units",
          1,
          Long.MAX_VALUE,
          "The write capacity units from now on, with those for reading.");

  static final Input<Boolean> PROTECTION =
      Input.of(
              "deletionProtection",
              "Deletion Protection",
              InputType.STRING,
              InputReaders::onOrOff,
              "Whether the table is protected against deletion from now on: ON or OFF, or true or"
                  + " false. Without it, that stays as it is.")
          .withChoices(List.of("ON", "OFF"))
          .withAliases("deletionProtectionEnabled");

  public static final Action ACTION =
      Action.define("updateTable", "Update Table", Safety.WRITE)
          .idempotent()
          .description("Change the capacity, the stream or the protection of a DynamoDB table")
          .inputs(
              TABLE_NAME,
              BILLING_MODE,
              READ_UNITS,
              WRITE_UNITS,
              TableOptions.STREAM_VIEW,
              PROTECTION)
          .output(() -> UpdateTableResponse.builder().build())
          .examplePayload(
              """
              {"TableDescription": {
                "TableName": "Customers", "TableStatus": "UPDATING",
                "BillingModeSummary": {"BillingMode": "PAY_PER_REQUEST"}}}
              """)
          .runs(UpdateTable::run);

  private static final List<Input<?>> CHANGES =
      List.of(BILLING_MODE, READ_UNITS, WRITE_UNITS, TableOptions.STREAM_VIEW, PROTECTION);

  private UpdateTable() {}

  private static Answer run(ActionCall call) {
    String table = call.get(TABLE_NAME);
    UpdateTableRequest.Builder request =
        UpdateTableRequest.builder()
            .tableName(table)
            .billingMode(call.optional(BILLING_MODE))
            .deletionProtectionEnabled(call.optional(PROTECTION))
            .streamSpecification(TableOptions.stream(call));
    Long read = call.optional(READ_UNITS);
    Long write = call.optional(WRITE_UNITS);
    if (read != null || write != null) {
      request.provisionedThroughput(
          ProvisionedThroughput.builder()
              .readCapacityUnits(read)
              .writeCapacityUnits(write)
              .build());
    }
    if (CHANGES.stream().allMatch(input -> call.optional(input) == null)) {
      throw ActionError.invalidInput(
          BILLING_MODE.name(),
          "one of "
              + String.join(", ", CHANGES.stream().map(Input::name).toList())
              + " is required");
    }
    UpdateTableResponse response = call.send(request.build(), DynamoDbClient::updateTable);
    call.forgetSchema(table);
    return Answer.of(response);
  }
}
