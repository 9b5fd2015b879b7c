package dev.stator.engine.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a table is, apart from its items. The catalog stores one for each table.
 *
 * @param id what the keys of its items carry; never given to another table
 * @param uuid TableId as the API tells it
 * @param readCapacityUnits 0 when on demand
 * @param writeCapacityUnits 0 when on demand
 * @param tableClass null when the request named none
 * @param ttlAttribute the attribute with an item's expiry; null while TTL is off
 */
public record TableDefinition(
    int id,
    String name,
    String uuid,
    Instant creationTime,
    KeySchema keySchema,
    BillingMode billingMode,
    long readCapacityUnits,
    long writeCapacityUnits,
    boolean deletionProtectionEnabled,
    @Nullable String tableClass,
    @Nullable String ttlAttribute) {

  /** This definition with TTL by {@code attribute}, or without TTL if that is null. */
  public TableDefinition withTtlAttribute(@Nullable String attribute) {
    return new TableDefinition(
        id,
        name,
        uuid,
        creationTime,
        keySchema,
        billingMode,
        readCapacityUnits,
        writeCapacityUnits,
        deletionProtectionEnabled,
        tableClass,
        attribute);
  }
}
