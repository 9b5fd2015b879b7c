package dev.stator.engine.comparison;

import dev.stator.engine.comparison.Request.Index;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.GlobalSecondaryIndexUpdate;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LocalSecondaryIndex;
import dev.stator.model.operation.StreamSpecification;
import dev.stator.model.operation.UpdateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests for tables and indexes as the engine's operations. */
final class TableDefinitions {
  private TableDefinitions() {}

  static CreateTable create(Request.CreateTable request) {
    Stream<String> keys =
        Stream.concat(
            request.key().stream(),
            request.indexes().stream().flatMap(index -> index.key().stream()));
    CreateTable table =
        new CreateTable(
            request.name(),
            attributes(keys, request.types()),
            schema(request.key()),
            "PAY_PER_REQUEST",
            null,
            null,
            null);
    List<GlobalSecondaryIndex> global =
        request.indexes().stream().filter(Index::global).map(TableDefinitions::global).toList();
    List<LocalSecondaryIndex> local =
        request.indexes().stream()
            .filter(index -> !index.global())
            .map(i -> new LocalSecondaryIndex(i.name(), schema(i.key()), projection(i)))
            .toList();
    return table
        .withIndexes(global.isEmpty() ? null : global, local.isEmpty() ? null : local)
        .withStream(
            request.view().isEmpty() ? null : new StreamSpecification(true, request.view()));
  }

  static UpdateTable create(String table, Index index, Map<String, String> types) {
    return update(
        table,
        attributes(index.key().stream(), types),
        new GlobalSecondaryIndexUpdate(global(index), null, null));
  }

  static UpdateTable delete(String table, String index) {
    return update(
        table,
        List.of(),
        new GlobalSecondaryIndexUpdate(null, null, new GlobalSecondaryIndexUpdate.Delete(index)));
  }

  private static UpdateTable update(
      String table, List<AttributeDefinition> attributes, GlobalSecondaryIndexUpdate change) {
    return new UpdateTable(
        table,
        attributes.isEmpty() ? null : attributes,
        null,
        null,
        List.of(change),
        null,
        null,
        null);
  }

  private static GlobalSecondaryIndex global(Index index) {
    return new GlobalSecondaryIndex(index.name(), schema(index.key()), projection(index), null);
  }

  private static IndexProjection projection(Index index) {
    return index.included().contains("*")
        ? new IndexProjection("ALL", null)
        : index.included().isEmpty()
            ? new IndexProjection("KEYS_ONLY", null)
            : new IndexProjection("INCLUDE", index.included());
  }

  private static List<AttributeDefinition> attributes(
      Stream<String> names, Map<String, String> types) {
    return names.distinct().map(name -> new AttributeDefinition(name, types.get(name))).toList();
  }

  private static List<KeySchemaElement> schema(List<String> key) {
    List<KeySchemaElement> schema = new ArrayList<>();
    for (String name : key) {
      schema.add(new KeySchemaElement(name, schema.isEmpty() ? "HASH" : "RANGE"));
    }
    return schema;
  }
}
