package dev.stator.engine.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a table is, apart from its items. The catalog stores one for each table.
 *
 * @param id what the keys of its items carry; never given to another table or index
 * @param uuid TableId as the API tells it
 * @param onDemandSince when it was last made on demand; null if it never was
 * @param tableClass null when the request named none
 * @param ttlAttribute the attribute with an item's expiry; null while TTL is off
 * @param indexes its secondary indexes, by name
 */
public record TableDefinition(
    int id,
    String name,
    String uuid,
    Instant creationTime,
    KeySchema keySchema,
    BillingMode billingMode,
    @Nullable Instant onDemandSince,
    Throughput throughput,
    boolean deletionProtectionEnabled,
    @Nullable String tableClass,
    @Nullable String ttlAttribute,
    List<IndexDefinition> indexes) {
  public TableDefinition {
    indexes = List.copyOf(indexes);
  }

  public boolean isOnDemand() {
    return billingMode == BillingMode.PAY_PER_REQUEST;
  }

  public boolean hasLocalIndexes() {
    return indexes.stream().anyMatch(index -> !index.isGlobal());
  }

  /** Whether an index is still being built. */
  public boolean isUpdating() {
    return indexes.stream().anyMatch(index -> !index.isActive());
  }

  /** The index {@code name}, or null. */
  public @Nullable IndexDefinition index(String name) {
    for (IndexDefinition index : indexes) {
      if (index.name().equals(name)) {
        return index;
      }
    }
    return null;
  }

  /** The types of all attributes that are part of a key, the table's first. */
  public Map<String, KeyType> keyTypes() {
    Map<String, KeyType> types = new LinkedHashMap<>();
    keySchema.attributes().forEach(key -> types.put(key.name(), key.type()));
    for (IndexDefinition index : indexes) {
      index.keySchema().attributes().forEach(key -> types.putIfAbsent(key.name(), key.type()));
    }
    return types;
  }

  /** This definition with TTL by {@code attribute}, or without TTL if that is null. */
  public TableDefinition withTtlAttribute(@Nullable String attribute) {
    return new TableDefinition(
        id,
        name,
        uuid,
        creationTime,
        keySchema,
        billingMode,
        onDemandSince,
        throughput,
        deletionProtectionEnabled,
        tableClass,
        attribute,
        indexes);
  }

  public TableDefinition withBilling(
      BillingMode mode, @Nullable Instant newOnDemandSince, Throughput newThroughput) {
    return new TableDefinition(
        id,
        name,
        uuid,
        creationTime,
        keySchema,
        mode,
        newOnDemandSince,
        newThroughput,
        deletionProtectionEnabled,
        tableClass,
        ttlAttribute,
        indexes);
  }

  public TableDefinition withDeletionProtection(boolean enabled) {
    return new TableDefinition(
        id,
        name,
        uuid,
        creationTime,
        keySchema,
        billingMode,
        onDemandSince,
        throughput,
        enabled,
        tableClass,
        ttlAttribute,
        indexes);
  }

  public TableDefinition withTableClass(String newTableClass) {
    return new TableDefinition(
        id,
        name,
        uuid,
        creationTime,
        keySchema,
        billingMode,
        onDemandSince,
        throughput,
        deletionProtectionEnabled,
        newTableClass,
        ttlAttribute,
        indexes);
  }

  public TableDefinition withIndex(IndexDefinition index) {
    List<IndexDefinition> more = new ArrayList<>(indexes);
    more.add(index);
    return withIndexes(more);
  }

  public TableDefinition withoutIndex(String indexName) {
    return withIndexes(indexes.stream().filter(index -> !index.name().equals(indexName)).toList());
  }

  /** Replaces the index {@code indexName}, if there is one, by what {@code change} makes of it. */
  public TableDefinition withIndexChanged(String indexName, UnaryOperator<IndexDefinition> change) {
    return withIndexes(
        indexes.stream()
            .map(index -> index.name().equals(indexName) ? change.apply(index) : index)
            .toList());
  }

  public TableDefinition withIndexes(List<IndexDefinition> newIndexes) {
    return new TableDefinition(
        id,
        name,
        uuid,
        creationTime,
        keySchema,
        billingMode,
        onDemandSince,
        throughput,
        deletionProtectionEnabled,
        tableClass,
        ttlAttribute,
        newIndexes);
  }
}
