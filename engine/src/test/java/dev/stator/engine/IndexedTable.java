package dev.stator.engine;

import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LocalSecondaryIndex;
import dev.stator.model.operation.ProvisionedThroughput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CreateTable with secondary indexes in the making; each key as {@code name:type}. */
public final class IndexedTable {
  public static final IndexProjection ALL = new IndexProjection("ALL", null);
  public static final IndexProjection KEYS_ONLY = new IndexProjection("KEYS_ONLY", null);
  public static final ProvisionedThroughput UNITS = new ProvisionedThroughput(5L, 5L);

  private final String name;
  private final Map<String, String> types = new LinkedHashMap<>();
  private final List<KeySchemaElement> keys;
  private final List<GlobalSecondaryIndex> global = new ArrayList<>();
  private final List<LocalSecondaryIndex> local = new ArrayList<>();
  private @Nullable List<AttributeDefinition> definitions;
  private @Nullable ProvisionedThroughput throughput;

  private IndexedTable(String name, String... keys) {
    this.name = name;
    this.keys = schema(keys);
  }

  public static IndexedTable table(String name, String... keys) {
    return new IndexedTable(name, keys);
  }

  public static IndexProjection include(String... attributes) {
    return new IndexProjection("INCLUDE", List.of(attributes));
  }

  public IndexedTable global(String index, IndexProjection projection, String... keys) {
    return global(new GlobalSecondaryIndex(index, schema(keys), projection, throughput));
  }

  public IndexedTable global(GlobalSecondaryIndex index) {
    global.add(index);
    return this;
  }

  public IndexedTable local(String index, IndexProjection projection, String... keys) {
    local.add(new LocalSecondaryIndex(index, schema(keys), projection));
    return this;
  }

  /** Five units each way, for the table and each global index that comes after this. */
  public IndexedTable provisioned() {
    throughput = UNITS;
    return this;
  }

  /** AttributeDefinitions other than those of the keys. */
  public IndexedTable defining(String... attributes) {
    definitions = definitions(attributes);
    return this;
  }

  /** A schema whose attributes are defined too. */
  public List<KeySchemaElement> schema(String... namesAndTypes) {
    definitions(namesAndTypes)
        .forEach(key -> types.putIfAbsent(key.attributeName(), key.attributeType()));
    return keys(namesAndTypes);
  }

  /** The partition key, then the sort key; types are left out. */
  public static List<KeySchemaElement> keys(String... namesAndTypes) {
    List<KeySchemaElement> schema = new ArrayList<>();
    for (AttributeDefinition key : definitions(namesAndTypes)) {
      schema.add(new KeySchemaElement(key.attributeName(), schema.isEmpty() ? "HASH" : "RANGE"));
    }
    return schema;
  }

  public static List<AttributeDefinition> definitions(String... namesAndTypes) {
    List<AttributeDefinition> definitions = new ArrayList<>();
    for (String each : namesAndTypes) {
      String[] parts = each.split(":", -1);
      definitions.add(new AttributeDefinition(parts[0], parts[1]));
    }
    return definitions;
  }

  public CreateTable request() {
    return new CreateTable(
            name,
            definitions == null ? allDefinitions() : definitions,
            keys,
            throughput == null ? "PAY_PER_REQUEST" : "PROVISIONED",
            throughput,
            null,
            null)
        .withIndexes(global.isEmpty() ? null : global, local.isEmpty() ? null : local);
  }

  private List<AttributeDefinition> allDefinitions() {
    List<AttributeDefinition> all = new ArrayList<>();
    types.forEach((attribute, type) -> all.add(new AttributeDefinition(attribute, type)));
    return all;
  }
}
