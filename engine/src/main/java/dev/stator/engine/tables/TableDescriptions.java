package dev.stator.engine.tables;

import dev.stator.engine.catalog.BillingMode;
import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableArns;
import dev.stator.engine.catalog.TableDefinition;
import dev.stator.engine.stream.Stream;
import dev.stator.engine.stream.Streams;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LatestStream;
import dev.stator.model.operation.TableDescription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables as DescribeTable tells them. */
final class TableDescriptions {
  private final TableArns arns;
  private final Streams streams;

  TableDescriptions(TableArns arns, Streams streams) {
    this.arns = arns;
    this.streams = streams;
  }

  TableDescription describe(Table table, String status) {
    TableDefinition definition = table.definition();
    List<AttributeDefinition> attributes = new ArrayList<>();
    List<KeySchemaElement> keys = new ArrayList<>();
    for (KeyAttribute key : definition.keySchema().attributes()) {
      attributes.add(new AttributeDefinition(key.name(), key.type().name()));
      keys.add(new KeySchemaElement(key.name(), keys.isEmpty() ? "HASH" : "RANGE"));
    }
    boolean onDemand = definition.billingMode() == BillingMode.PAY_PER_REQUEST;
    return new TableDescription(
        definition.name(),
        arns.of(definition.name()),
        definition.uuid(),
        status,
        definition.creationTime(),
        attributes,
        keys,
        table.counters().items(),
        table.counters().bytes(),
        definition.billingMode().name(),
        onDemand ? definition.creationTime() : null,
        definition.readCapacityUnits(),
        definition.writeCapacityUnits(),
        definition.deletionProtectionEnabled(),
        definition.tableClass(),
        latestStream(table));
  }

  private @Nullable LatestStream latestStream(Table table) {
    Stream stream = streams.latestOf(table.id());
    return stream == null
        ? null
        : new LatestStream(stream.arn(), stream.label(), stream.isOpen(), stream.viewType().name());
  }
}
