package dev.stator.engine.validation;

import dev.stator.engine.catalog.IndexDefinition;
import dev.stator.engine.catalog.IndexKind;
import dev.stator.engine.catalog.IndexState;
import dev.stator.engine.catalog.TableDefinition;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.GlobalSecondaryIndexUpdate;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ProvisionedThroughput;
import dev.stator.model.operation.UpdateTable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a checked UpdateTable request makes of a table's definition, by the rules that depend on the
 * table.
 *
 * <p>Source: Amazon DynamoDB API Reference, "UpdateTable"; texts as the service answers them.
 */
public final class TableChange {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private final UpdateTable request;
  private final List<GlobalSecondaryIndexUpdate> updates;
  private final Instant now;

  public TableChange(UpdateTable request, Instant now) {
    this.request = request;
    this.updates = UpdateTableRules.updates(request);
    this.now = now;
  }

  /** Whether it adds an index or removes one. */
  public boolean createsOrDeletesIndex() {
    return updates.stream().anyMatch(update -> update.update() == null);
  }

  /**
   * @param id what a new index gets
   * @throws EngineError.Validation if the request does not fit the table
   * @throws EngineError.LimitExceeded if it creates or deletes more than one index at a time, or
   *     creates more than a table may have
   * @throws EngineError.ResourceInUse if an index is being built
   * @throws EngineError.ResourceNotFound if it changes an index that does not exist
   */
  public TableDefinition apply(TableDefinition table, int id) {
    checkOneAtATime(table);
    TableDefinition changed = new ThroughputChange(request, now).apply(table);
    for (GlobalSecondaryIndexUpdate update : updates) {
      if (update.create() != null) {
        changed = changed.withIndex(created(changed, update.create(), id));
      } else if (update.delete() != null) {
        changed = changed.withoutIndex(existing(changed, update, "delete").name());
      }
    }
    if (request.deletionProtectionEnabled() != null) {
      changed = changed.withDeletionProtection(request.deletionProtectionEnabled());
    }
    return request.tableClass() == null ? changed : changed.withTableClass(request.tableClass());
  }

  /** One index at a time is created or deleted; one that is being built may be deleted. */
  private void checkOneAtATime(TableDefinition table) {
    List<GlobalSecondaryIndexUpdate> changes =
        updates.stream().filter(update -> update.update() == null).toList();
    boolean othersBuilt =
        table.indexes().stream()
            .anyMatch(
                index ->
                    !index.isActive()
                        && changes.stream().noneMatch(change -> isDeleteOf(change, index.name())));
    if (changes.size() > 1 || (!changes.isEmpty() && othersBuilt)) {
      throw new EngineError.LimitExceeded(
          "Subscriber limit exceeded: Only 1 online index can be created or deleted "
              + "simultaneously per table");
    }
  }

  private static boolean isDeleteOf(GlobalSecondaryIndexUpdate change, String name) {
    return change.delete() != null && name.equals(change.delete().indexName());
  }

  static IndexDefinition existing(
      TableDefinition table, GlobalSecondaryIndexUpdate update, String verb) {
    String name = UpdateTableRules.indexName(update);
    IndexDefinition index = table.index(name);
    if (index == null) {
      throw new EngineError.ResourceNotFound(
          "Requested resource not found: Index " + name + " for table " + table.name());
    }
    if (!index.isGlobal()) {
      throw new EngineError.Validation(
          "Cannot " + verb + " an index that is not a GlobalSecondaryIndex: " + name);
    }
    return index;
  }

  private IndexDefinition created(TableDefinition table, GlobalSecondaryIndex index, int id) {
    String name = Objects.requireNonNull(index.indexName());
    if (table.index(name) != null) {
      throw new EngineError.Validation("Attempting to create an index which already exists");
    }
    if (request.attributeDefinitions() == null) {
      throw new EngineError.Validation(
          INVALID + "AttributeDefinitions is not specified for index: " + name);
    }
    List<KeySchemaElement> keys = Objects.requireNonNull(index.keySchema());
    AttributeTypes types =
        AttributeTypes.of(request.attributeDefinitions()).overriddenBy(table.keyTypes());
    types.requireDefined(keys);
    KeySchemaRules.checkOrder(keys);
    checkThroughput(table, name, index.provisionedThroughput());
    NewIndex checked =
        new NewIndex(
            name,
            IndexKind.GLOBAL,
            types.schema(keys),
            IndexRules.checkProjection(Objects.requireNonNull(index.projection())),
            IndexRules.included(index.projection()),
            ThroughputRules.of(index.provisionedThroughput()));
    checkCounts(table, checked);
    return checked.toDefinition(id, IndexState.BACKFILLING);
  }

  private static void checkThroughput(
      TableDefinition table, String index, @Nullable ProvisionedThroughput throughput) {
    if (table.isOnDemand() && throughput != null) {
      throw new EngineError.Validation(
          INVALID
              + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: "
              + index
              + " when BillingMode is PAY_PER_REQUEST");
    }
    if (!table.isOnDemand() && throughput == null) {
      throw new EngineError.Validation(
          INVALID
              + "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: "
              + index);
    }
    ThroughputRules.checkIndexBounds(throughput, index);
  }

  private static void checkCounts(TableDefinition table, NewIndex added) {
    if (table.indexes().stream().filter(IndexDefinition::isGlobal).count()
        >= Limits.GLOBAL_INDEXES_MAX) {
      throw new EngineError.LimitExceeded(
          "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit "
              + "of "
              + Limits.GLOBAL_INDEXES_MAX);
    }
    IndexRules.checkProjectedAttributes(
        added.included().size()
            + table.indexes().stream().mapToInt(index -> index.included().size()).sum());
  }
}
