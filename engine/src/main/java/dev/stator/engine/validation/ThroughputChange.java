package dev.stator.engine.validation;

import dev.stator.engine.catalog.BillingMode;
import dev.stator.engine.catalog.IndexDefinition;
import dev.stator.engine.catalog.TableDefinition;
import dev.stator.engine.catalog.Throughput;
import dev.stator.model.EngineError;
import dev.stator.model.operation.GlobalSecondaryIndexUpdate;
import dev.stator.model.operation.ProvisionedThroughput;
import dev.stator.model.operation.UpdateTable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a checked UpdateTable request makes of the billing mode and throughput of a table and its
 * global indexes.
 *
 * <p>Source: Amazon DynamoDB API Reference, "UpdateTable"; texts as the service answers them.
 */
final class ThroughputChange {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String IN_USE = "Attempt to change a resource which is still in use: ";

  private final UpdateTable request;
  private final List<GlobalSecondaryIndexUpdate> updates;
  private final Instant now;

  ThroughputChange(UpdateTable request, Instant now) {
    this.request = request;
    this.updates = UpdateTableRules.updates(request);
    this.now = now;
  }

  /**
   * @throws EngineError.Validation if the request does not fit the table
   * @throws EngineError.ResourceInUse if an index is being built
   * @throws EngineError.ResourceNotFound if it changes an index that does not exist
   */
  TableDefinition apply(TableDefinition table) {
    ProvisionedThroughput wanted = request.provisionedThroughput();
    BillingMode mode =
        request.billingMode() == null
            ? table.billingMode()
            : BillingMode.valueOf(request.billingMode());
    checkThroughput(table, mode, wanted);
    boolean switched = mode != table.billingMode();
    TableDefinition changed = table;
    if (switched || wanted != null) {
      requireNothingBuilt(table);
      Throughput throughput = table.throughput().changedTo(reads(wanted), writes(wanted), now);
      Instant onDemandSince =
          switched && mode == BillingMode.PAY_PER_REQUEST ? now : table.onDemandSince();
      changed = table.withBilling(mode, onDemandSince, throughput);
    }
    if (switched && mode == BillingMode.PAY_PER_REQUEST) {
      for (IndexDefinition index : table.indexes()) {
        changed = changed.withIndexChanged(index.name(), gone -> withUnits(gone, 0, 0));
      }
    }
    return withIndexThroughput(table, changed, mode, switched);
  }

  private void checkThroughput(
      TableDefinition table, BillingMode mode, @Nullable ProvisionedThroughput wanted) {
    if (mode == BillingMode.PAY_PER_REQUEST && wanted != null) {
      throw new EngineError.Validation(
          INVALID
              + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
              + "BillingMode is PAY_PER_REQUEST");
    }
    if (mode == BillingMode.PROVISIONED && request.billingMode() != null && wanted == null) {
      throw new EngineError.Validation(
          INVALID + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
    }
    if (wanted != null && table.throughput().hasUnits(reads(wanted), writes(wanted))) {
      throw unchanged("the table", "the table", table.throughput(), reads(wanted), writes(wanted));
    }
  }

  private TableDefinition withIndexThroughput(
      TableDefinition before, TableDefinition changed, BillingMode mode, boolean switched) {
    TableDefinition result = changed;
    for (GlobalSecondaryIndexUpdate update : updates) {
      if (update.update() == null) {
        continue;
      }
      IndexDefinition index = TableChange.existing(before, update, "update");
      if (mode == BillingMode.PAY_PER_REQUEST) {
        throw new EngineError.Validation(
            INVALID
                + "The only Updates for index: "
                + index.name()
                + " when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, "
                + "WarmThroughput");
      }
      ProvisionedThroughput wanted = update.update().provisionedThroughput();
      ThroughputRules.checkIndexBounds(wanted, index.name());
      if (!index.isActive()) {
        throw new EngineError.ResourceInUse(
            IN_USE + "Index is being created. Table: " + before.name() + " Index: " + index.name());
      }
      long reads = reads(wanted);
      long writes = writes(wanted);
      if (index.throughput().hasUnits(reads, writes)) {
        throw unchanged(
            "the index " + index.name(),
            "index " + index.name(),
            index.throughput(),
            reads,
            writes);
      }
      result = result.withIndexChanged(index.name(), old -> withUnits(old, reads, writes));
    }
    if (switched && mode == BillingMode.PROVISIONED) {
      requireThroughputOfAll(result);
    }
    return result;
  }

  private static void requireThroughputOfAll(TableDefinition table) {
    List<String> without =
        table.indexes().stream()
            .filter(index -> index.isGlobal() && index.throughput().hasUnits(0, 0))
            .map(IndexDefinition::name)
            .toList();
    if (!without.isEmpty()) {
      throw new EngineError.Validation(
          INVALID
              + "ProvisionedThroughput must be specified for index: "
              + String.join(",", without));
    }
  }

  private static void requireNothingBuilt(TableDefinition table) {
    List<String> built =
        table.indexes().stream()
            .filter(index -> !index.isActive())
            .map(IndexDefinition::name)
            .toList();
    if (!built.isEmpty()) {
      throw new EngineError.ResourceInUse(
          IN_USE
              + "Can't change table IOPS when an index is being created. Table: "
              + table.name()
              + " Indexes: "
              + built);
    }
  }

  private static EngineError.Validation unchanged(
      String subject, String ofSubject, Throughput current, long reads, long writes) {
    return new EngineError.Validation(
        "The provisioned throughput for "
            + subject
            + " will not change. The requested value equals the current value. "
            + "Current ReadCapacityUnits provisioned for "
            + ofSubject
            + ": "
            + current.readUnits()
            + ". Requested ReadCapacityUnits: "
            + reads
            + ". Current WriteCapacityUnits provisioned for "
            + ofSubject
            + ": "
            + current.writeUnits()
            + ". Requested WriteCapacityUnits: "
            + writes
            + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to "
            + "request higher limits.");
  }

  private IndexDefinition withUnits(IndexDefinition index, long reads, long writes) {
    return index.isGlobal()
        ? index.withThroughput(index.throughput().changedTo(reads, writes, now))
        : index;
  }

  private static long reads(@Nullable ProvisionedThroughput throughput) {
    return throughput == null ? 0 : ThroughputRules.units(throughput.readCapacityUnits());
  }

  private static long writes(@Nullable ProvisionedThroughput throughput) {
    return throughput == null ? 0 : ThroughputRules.units(throughput.writeCapacityUnits());
  }
}
