package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.IndexDescription;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.ItemCollectionMetrics;
import dev.stator.model.operation.ItemResponse;
import dev.stator.model.operation.TableDescription;
import dev.stator.model.operation.ThroughputDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
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
      builder
          .table(capacity(consumed.tableUnits(), consumed.kind()))
          .globalSecondaryIndexes(capacities(consumed.globalIndexUnits(), consumed.kind()))
          .localSecondaryIndexes(capacities(consumed.localIndexUnits(), consumed.kind()));
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

  private static Capacity capacity(double units, ConsumedCapacity.@Nullable Kind kind) {
    return Capacity.builder()
        .capacityUnits(units)
        .readCapacityUnits(kind == ConsumedCapacity.Kind.READ ? units : null)
        .writeCapacityUnits(kind == ConsumedCapacity.Kind.WRITE ? units : null)
        .build();
  }

  private static @Nullable Map<String, Capacity> capacities(
      Map<String, Double> units, ConsumedCapacity.@Nullable Kind kind) {
    Map<String, Capacity> capacities = new LinkedHashMap<>();
    units.forEach((index, share) -> capacities.put(index, capacity(share, kind)));
    return capacities.isEmpty() ? null : capacities;
  }

  static software.amazon.awssdk.services.dynamodb.model.@Nullable ItemCollectionMetrics
      itemCollection(@Nullable ItemCollectionMetrics metrics) {
    return metrics == null
        ? null
        : software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics.builder()
            .itemCollectionKey(ValueWriter.item(metrics.itemCollectionKey()))
            .sizeEstimateRangeGB(metrics.lowerSizeGb(), metrics.upperSizeGb())
            .build();
  }

  static @Nullable
      Map<String, List<software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics>>
      itemCollections(@Nullable Map<String, List<ItemCollectionMetrics>> metrics) {
    if (metrics == null) {
      return null;
    }
    Map<String, List<software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics>> tables =
        new LinkedHashMap<>();
    metrics.forEach(
        (table, collections) ->
            tables.put(
                table,
                collections.stream()
                    .map(ResponseMembers::itemCollection)
                    .filter(Objects::nonNull)
                    .toList()));
    return tables;
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
            .provisionedThroughput(throughput(table.throughput()))
            .deletionProtectionEnabled(table.deletionProtectionEnabled())
            .tableClassSummary(tableClass(table.tableClass()))
            .globalSecondaryIndexes(
                presentOrNull(
                    table.globalSecondaryIndexes().stream().map(ResponseMembers::global).toList()))
            .localSecondaryIndexes(
                presentOrNull(
                    table.localSecondaryIndexes().stream().map(ResponseMembers::local).toList()));
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

  private static ProvisionedThroughputDescription throughput(ThroughputDescription throughput) {
    return ProvisionedThroughputDescription.builder()
        .lastIncreaseDateTime(throughput.lastIncrease())
        .lastDecreaseDateTime(throughput.lastDecrease())
        .numberOfDecreasesToday(throughput.decreasesToday())
        .readCapacityUnits(throughput.readCapacityUnits())
        .writeCapacityUnits(throughput.writeCapacityUnits())
        .build();
  }

  private static <T> @Nullable List<T> presentOrNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  private static GlobalSecondaryIndexDescription global(IndexDescription index) {
    return GlobalSecondaryIndexDescription.builder()
        .indexName(index.indexName())
        .indexArn(index.indexArn())
        .keySchema(index.keySchema().stream().map(ResponseMembers::key).toList())
        .projection(projection(index.projection()))
        .indexStatus(index.status())
        .backfilling(index.backfilling())
        .itemCount(index.itemCount())
        .indexSizeBytes(index.sizeBytes())
        .provisionedThroughput(index.throughput() == null ? null : throughput(index.throughput()))
        .build();
  }

  private static LocalSecondaryIndexDescription local(IndexDescription index) {
    return LocalSecondaryIndexDescription.builder()
        .indexName(index.indexName())
        .indexArn(index.indexArn())
        .keySchema(index.keySchema().stream().map(ResponseMembers::key).toList())
        .projection(projection(index.projection()))
        .itemCount(index.itemCount())
        .indexSizeBytes(index.sizeBytes())
        .build();
  }

  private static Projection projection(IndexProjection projection) {
    return Projection.builder()
        .projectionType(projection.projectionType())
        .nonKeyAttributes(projection.nonKeyAttributes())
        .build();
  }

  private static @Nullable TableClassSummary tableClass(@Nullable String tableClass) {
    return tableClass == null ? null : TableClassSummary.builder().tableClass(tableClass).build();
  }
}
