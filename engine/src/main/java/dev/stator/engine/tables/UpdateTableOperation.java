package dev.stator.engine.tables;

import dev.stator.engine.backfill.Backfills;
import dev.stator.engine.catalog.Alongside;
import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.StreamViewType;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableArns;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.commit.LockStripes;
import dev.stator.engine.stream.Streams;
import dev.stator.engine.validation.StreamRules;
import dev.stator.engine.validation.TableChange;
import dev.stator.engine.validation.TableNames;
import dev.stator.engine.validation.UpdateTableRules;
import dev.stator.model.operation.StreamSpecification;
import dev.stator.model.operation.UpdateTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * UpdateTable. Changes are made at once, also the removal of an index. A new index is built beside
 * reads and writes; that of a small table is active when the request is answered.
 */
public final class UpdateTableOperation {
  /** How long a request waits for its new index, which goes on being built afterwards. */
  private static final Duration BUILD_WAIT = Duration.ofSeconds(2);

  private final Catalog catalog;
  private final TableLookup lookup;
  private final TableDescriptions descriptions;
  private final Streams streams;
  private final LockStripes locks;
  private final Backfills backfills;
  private final InstantSource clock;

  public UpdateTableOperation(
      Catalog catalog,
      TableLookup lookup,
      TableArns arns,
      LockStripes locks,
      Streams streams,
      Backfills backfills,
      InstantSource clock) {
    this.catalog = catalog;
    this.lookup = lookup;
    this.descriptions = new TableDescriptions(arns, streams, clock);
    this.streams = streams;
    this.locks = locks;
    this.backfills = backfills;
    this.clock = clock;
  }

  public UpdateTable.Result execute(UpdateTable request) {
    String name = TableNames.ofTable(request.tableName());
    UpdateTableRules.check(request);
    Table table = lookup.table(name);
    TableChange change = new TableChange(request, Instant.ofEpochMilli(clock.millis()));
    change(table, change, request.streamSpecification());
    boolean building = false;
    for (SecondaryIndex index : table.indexes()) {
      if (!index.definition().isActive()) {
        building |= !backfills.start(table, index.definition().id()).isDoneWithin(BUILD_WAIT);
      }
    }
    return new UpdateTable.Result(
        descriptions.describe(table, building ? "UPDATING" : TableOperations.ACTIVE));
  }

  private void change(
      Table table, TableChange change, @Nullable StreamSpecification streamSpecification) {
    if (streamSpecification != null) {
      StreamViewType viewType = StreamRules.ofUpdate(streamSpecification);
      streams.exclusively(() -> changeWithStream(table, change, viewType));
    } else if (change.createsOrDeletesIndex()) {
      // A write sees either all indexes from before or all from after.
      locks.withAllLocked(() -> catalog.change(table, change::apply, Alongside.NOTHING));
    } else {
      catalog.change(table, change::apply, Alongside.NOTHING);
    }
  }

  /**
   * While no item is changed, so that each change is recorded wholly or not at all.
   *
   * @param viewType of the stream that is switched on; null to switch it off
   */
  private void changeWithStream(
      Table table, TableChange change, @Nullable StreamViewType viewType) {
    StreamRules.checkSwitch(table.name(), streams.openOf(table.id()) != null, viewType != null);
    Alongside stream = viewType == null ? streams.closing() : streams.opening(viewType);
    locks.withAllLocked(() -> catalog.change(table, change::apply, stream));
  }
}
