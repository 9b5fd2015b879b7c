package dev.stator.connector.table;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** Switches the removal of expired items on or off. */
public final class TimeToLive {
  static final Input<String> ATTRIBUTE =
      Input.text(
              "attributeName",
              "Attribute Name",
              "The attribute that holds the time after which an item is removed, in seconds since"
                  + " 1970.")
          .asRequired()
          .withExample("\"expiresAt\"");

  static final Input<Boolean> DISABLE =
      Input.flag("disable", "Disable", "When true, switch it off instead of on.");

  public static final Action ACTION =
      Action.define("updateTimeToLive", "Update Time To Live", Safety.DESTRUCTIVE)
          .idempotent()
          .description("Switch the removal of expired items of a DynamoDB table on or off")
          .inputs(TABLE_NAME, ATTRIBUTE, DISABLE)
          .output(() -> UpdateTimeToLiveResponse.builder().build())
          .examplePayload(
              "{\"TimeToLiveSpecification\": {\"Enabled\": true, \"AttributeName\": \"expiresAt\"}}")
          .runs(
              call ->
                  Answer.of(
                      set(call, call.get(TABLE_NAME), call.get(ATTRIBUTE), !call.get(DISABLE))));

  private TimeToLive() {}

  static UpdateTimeToLiveResponse set(
      ActionCall call, String table, String attribute, boolean enabled) {
    UpdateTimeToLiveRequest request =
        UpdateTimeToLiveRequest.builder()
            .tableName(table)
            .timeToLiveSpecification(
                TimeToLiveSpecification.builder().attributeName(attribute).enabled(enabled).build())
            .build();
    return call.send(request, DynamoDbClient::updateTimeToLive);
  }
}
