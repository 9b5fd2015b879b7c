package dev.stator.engine.tables;

import dev.stator.engine.catalog.Alongside;
import dev.stator.engine.catalog.BillingMode;
import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.IndexDefinition;
import dev.stator.engine.catalog.IndexState;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableArns;
import dev.stator.engine.catalog.TableDefinition;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.commit.LockStripes;
import dev.stator.engine.expiry.ExpiryIndex;
import dev.stator.engine.stream.Streams;
import dev.stator.engine.validation.CreateTableRules;
import dev.stator.engine.validation.ListTablesRules;
import dev.stator.engine.validation.NewIndex;
import dev.stator.engine.validation.NewTable;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.EngineError;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.ListTables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** CreateTable, DescribeTable, ListTables and DeleteTable. Tables are active at once. */
public final class TableOperations {
  static final String ACTIVE = "ACTIVE";
  private static final String DELETING = "DELETING";

  private final Catalog catalog;
  private final TableLookup lookup;
  private final Streams streams;
  private final TableDescriptions descriptions;
  private final LockStripes locks;
  private final InstantSource clock;

  public TableOperations(
      Catalog catalog,
      TableLookup lookup,
      TableArns arns,
      LockStripes locks,
      Streams streams,
      InstantSource clock) {
    this.catalog = catalog;
    this.lookup = lookup;
    this.streams = streams;
    this.descriptions = new TableDescriptions(arns, streams, clock);
    this.locks = locks;
    this.clock = clock;
  }

  public CreateTable.Result create(CreateTable request) {
    @Nullable String named = request.tableName();
    NewTable wanted = CreateTableRules.check(request, named == null ? null : lookup.name(named));
    Alongside stream =
        wanted.stream() == null ? Alongside.NOTHING : streams.opening(wanted.stream());
    Table table =
        streams.exclusivelyMade(
            () ->
                catalog.create(wanted.name(), id -> definition(id, wanted), wanted.tags(), stream));
    return new CreateTable.Result(descriptions.describe(table, ACTIVE));
  }

  public DescribeTable.Result describe(DescribeTable request) {
    Table table = lookup.table(TableNames.ofTable(request.tableName()));
    return new DescribeTable.Result(descriptions.describe(table, ACTIVE));
  }

  public ListTables.Result list(ListTables request) {
    int limit = ListTablesRules.limit(request);
    List<String> names = new ArrayList<>();
    for (String name : catalog.after(request.exclusiveStartTableName()).keySet()) {
      if (names.size() == limit) {
        return new ListTables.Result(names, names.getLast());
      }
      names.add(name);
    }
    return new ListTables.Result(names, null);
  }

  public DeleteTable.Result delete(DeleteTable request) {
    Table table = lookup.table(TableNames.ofTable(request.tableName()));
    if (table.definition().deletionProtectionEnabled()) {
      throw new EngineError.Validation(
          "Resource cannot be deleted as it is currently protected against deletion. "
              + "Disable deletion protection first.");
    }
    if (table.definition().isUpdating()) {
      throw new EngineError.ResourceInUse(
          "Attempt to change a resource which is still in use: "
              + "Cannot delete table while indexes are being created, updated, or deleted.");
    }
    DeleteTable.Result result = new DeleteTable.Result(descriptions.describe(table, DELETING));
    streams.exclusively(
        () ->
            locks.withAllLocked(
                () -> catalog.delete(table, streams.closing().and(ExpiryIndex.disabling()))));
    return result;
  }

  private TableDefinition definition(int id, NewTable wanted) {
    // What is stored has milliseconds; what is answered now must not differ after a restart.
    Instant now = Instant.ofEpochMilli(clock.millis());
    return new TableDefinition(
        id,
        wanted.name(),
        UUID.randomUUID().toString(),
        now,
        wanted.keySchema(),
        wanted.billingMode(),
        wanted.billingMode() == BillingMode.PAY_PER_REQUEST ? now : null,
        wanted.throughput(),
        wanted.deletionProtectionEnabled(),
        wanted.tableClass(),
        null,
        indexes(id, wanted));
  }

  /** The ids that follow the table's are its indexes'. */
  private static List<IndexDefinition> indexes(int tableId, NewTable wanted) {
    List<IndexDefinition> indexes = new ArrayList<>();
    for (NewIndex index : wanted.indexes()) {
      indexes.add(index.toDefinition(tableId + 1 + indexes.size(), IndexState.ACTIVE));
    }
    return indexes;
  }
}
