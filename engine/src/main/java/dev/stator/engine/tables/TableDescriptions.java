package dev.stator.engine.tables;

import dev.stator.engine.catalog.IndexDefinition;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableArns;
import dev.stator.engine.catalog.TableDefinition;
import dev.stator.engine.catalog.Throughput;
import dev.stator.engine.stream.Stream;
import dev.stator.engine.stream.Streams;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.IndexDescription;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LatestStream;
import dev.stator.model.operation.TableDescription;
import dev.stator.model.operation.ThroughputDescription;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables and their indexes as DescribeTable tells them. */
final class TableDescriptions {
  private final TableArns arns;
  private final Streams streams;
  private final InstantSource clock;

  TableDescriptions(TableArns arns, Streams streams, InstantSource clock) {
    this.arns = arns;
    this.streams = streams;
    this.clock = clock;
  }

  TableDescription describe(Table table, String status) {
    TableDefinition definition = table.definition();
    List<AttributeDefinition> attributes = new ArrayList<>();
    definition
        .keyTypes()
        .forEach((name, type) -> attributes.add(new AttributeDefinition(name, type.name())));
    return new TableDescription(
        definition.name(),
        arns.of(definition.name()),
        definition.uuid(),
        status,
        definition.creationTime(),
        attributes,
        keys(definition.keySchema()),
        table.counters().items(),
        table.counters().bytes(),
        definition.billingMode().name(),
        definition.onDemandSince(),
        throughput(definition.throughput()),
        definition.deletionProtectionEnabled(),
        definition.tableClass(),
        latestStream(table),
        indexes(table, true),
        indexes(table, false));
  }

  private @Nullable LatestStream latestStream(Table table) {
    Stream stream = streams.latestOf(table.id());
    return stream == null
        ? null
        : new LatestStream(stream.arn(), stream.label(), stream.isOpen(), stream.viewType().name());
  }

  private List<IndexDescription> indexes(Table table, boolean global) {
    return table.indexes().stream()
        .filter(index -> index.isGlobal() == global)
        .map(index -> index(table, index))
        .toList();
  }

  private IndexDescription index(Table table, SecondaryIndex index) {
    IndexDefinition definition = index.definition();
    return new IndexDescription(
        definition.name(),
        arns.ofIndex(table.name(), definition.name()),
        keys(definition.keySchema()),
        new IndexProjection(
            definition.projection().name(),
            definition.included().isEmpty() ? null : definition.included()),
        index.isGlobal() ? status(definition) : null,
        definition.isActive() ? null : true,
        index.counters().items(),
        index.counters().bytes(),
        index.isGlobal() ? throughput(definition.throughput()) : null);
  }

  private static String status(IndexDefinition index) {
    return switch (index.state()) {
      case BACKFILLING -> "CREATING";
      case ACTIVE -> TableOperations.ACTIVE;
    };
  }

  private static List<KeySchemaElement> keys(KeySchema schema) {
    List<KeySchemaElement> keys = new ArrayList<>();
    schema
        .attributes()
        .forEach(
            key -> keys.add(new KeySchemaElement(key.name(), keys.isEmpty() ? "HASH" : "RANGE")));
    return keys;
  }

  private ThroughputDescription throughput(Throughput throughput) {
    return new ThroughputDescription(
        throughput.readUnits(),
        throughput.writeUnits(),
        throughput.lastIncrease(),
        throughput.lastDecrease(),
        throughput.decreasesOn(clock.instant()));
  }
}
