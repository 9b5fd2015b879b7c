package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.ItemResponse;
import dev.stator.model.operation.TableDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableClassSummary;

/** Structures that several responses have. Null is what the SDK's builders take as absent. */
final class ResponseMembers {
  private ResponseMembers() {}

  static software.amazon.awssdk.services.dynamodb.model.@Nullable ConsumedCapacity consumedCapacity(
      @Nullable ConsumedCapacity consumed) {
    if (consumed == null) {
      return null;
    }
    boolean read = consumed.kind() == ConsumedCapacity.Kind.READ;
    boolean written = consumed.kind() == ConsumedCapacity.Kind.WRITE;
    var builder =
        software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity.builder()
            .tableName(consumed.tableName())
            .capacityUnits(consumed.units())
            .readCapacityUnits(read ? consumed.units() : null)
            .writeCapacityUnits(written ? consumed.units() : null);
    if (consumed.detailed()) {
      builder.table(
          Capacity.builder()
              .capacityUnits(consumed.units())
              .readCapacityUnits(read ? consumed.units() : null)
              .writeCapacityUnits(written ? consumed.units() : null)
              .build());
    }
    return builder.build();
  }

  static @Nullable List<software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity>
      consumedCapacities(@Nullable List<ConsumedCapacity> consumed) {
    return consumed == null
        ? null
        : consumed.stream().map(ResponseMembers::consumedCapacity).toList();
  }

  static List<software.amazon.awssdk.services.dynamodb.model.ItemResponse> itemResponses(
      List<ItemResponse> responses) {
    return responses.stream()
        .map(
            response ->
                software.amazon.awssdk.services.dynamodb.model.ItemResponse.builder()
                    .item(ValueWriter.item(response.item()))
                    .build())
        .toList();
  }

  static software.amazon.awssdk.services.dynamodb.model.TableDescription table(
      TableDescription table) {
    var builder =
        software.amazon.awssdk.services.dynamodb.model.TableDescription.builder()
            .tableName(table.tableName())
            .tableArn(table.tableArn())
            .tableId(table.tableId())
            .tableStatus(table.tableStatus())
            .creationDateTime(table.creationTime())
            .attributeDefinitions(
                table.attributeDefinitions().stream().map(ResponseMembers::attribute).toList())
            .keySchema(table.keySchema().stream().map(ResponseMembers::key).toList())
            .itemCount(table.itemCount())
            .tableSizeBytes(table.sizeBytes())
            .billingModeSummary(billingMode(table))
            .provisionedThroughput(throughput(table))
            .deletionProtectionEnabled(table.deletionProtectionEnabled())
            .tableClassSummary(tableClass(table.tableClass()));
    StreamMembers.describe(builder, table.latestStream());
    return builder.build();
  }

  private static AttributeDefinition attribute(
      dev.stator.model.operation.AttributeDefinition definition) {
    return AttributeDefinition.builder()
        .attributeName(definition.attributeName())
        .attributeType(definition.attributeType())
        .build();
  }

  static KeySchemaElement key(dev.stator.model.operation.KeySchemaElement element) {
    return KeySchemaElement.builder()
        .attributeName(element.attributeName())
        .keyType(element.keyType())
        .build();
  }

  /** The service tells the mode of tables only that are, or once were, on demand. */
  private static @Nullable BillingModeSummary billingMode(TableDescription table) {
    if (table.lastOnDemandSwitch() == null
        && !BillingMode.PAY_PER_REQUEST.toString().equals(table.billingMode())) {
      return null;
    }
    return BillingModeSummary.builder()
        .billingMode(table.billingMode())
        .lastUpdateToPayPerRequestDateTime(table.lastOnDemandSwitch())
        .build();
  }

  private static ProvisionedThroughputDescription throughput(TableDescription table) {
    return ProvisionedThroughputDescription.builder()
        .numberOfDecreasesToday(0L)
        .readCapacityUnits(table.readCapacityUnits())
        .writeCapacityUnits(table.writeCapacityUnits())
        .build();
  }

  private static @Nullable TableClassSummary tableClass(@Nullable String tableClass) {
    return tableClass == null ? null : TableClassSummary.builder().tableClass(tableClass).build();
  }
}
