package dev.stator.engine.tables;

import dev.stator.engine.catalog.Alongside;
import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.StreamViewType;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableArns;
import dev.stator.engine.catalog.TableDefinition;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.commit.LockStripes;
import dev.stator.engine.expiry.ExpiryIndex;
import dev.stator.engine.stream.Streams;
import dev.stator.engine.validation.Constraints;
import dev.stator.engine.validation.CreateTableRules;
import dev.stator.engine.validation.ListTablesRules;
import dev.stator.engine.validation.NewTable;
import dev.stator.engine.validation.StreamRules;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.EngineError;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.StreamSpecification;
import dev.stator.model.operation.UpdateTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * CreateTable, UpdateTable, DescribeTable, ListTables and DeleteTable. Tables are active at once.
 */
public final class TableOperations {
  private static final String ACTIVE = "ACTIVE";
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
    this.descriptions = new TableDescriptions(arns, streams);
    this.locks = locks;
    this.clock = clock;
  }

  public CreateTable.Result create(CreateTable request) {
    NewTable wanted = CreateTableRules.check(request);
    Alongside stream =
        wanted.stream() == null ? Alongside.NOTHING : streams.opening(wanted.stream());
    Table table =
        streams.exclusivelyMade(
            () -> catalog.create(wanted.name(), id -> definition(id, wanted), stream));
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
    DeleteTable.Result result = new DeleteTable.Result(descriptions.describe(table, DELETING));
    streams.exclusively(
        () ->
            locks.withAllLocked(
                () -> catalog.delete(table, streams.closing().and(ExpiryIndex.disabling()))));
    return result;
  }

  public UpdateTable.Result update(UpdateTable request) {
    String name = TableNames.ofTable(request.tableName());
    Constraints constraints = new Constraints();
    StreamRules.checkMembers(constraints, request.streamSpecification());
    constraints.check();
    StreamSpecification specification = request.streamSpecification();
    if (specification == null) {
      throw new EngineError.Validation(
          "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
              + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
    }
    StreamViewType viewType = StreamRules.ofUpdate(specification);
    Table table = lookup.table(name);
    streams.exclusively(() -> switchStream(table, viewType));
    return new UpdateTable.Result(descriptions.describe(table, ACTIVE));
  }

  /** While no item is changed, so that each change is recorded wholly or not at all. */
  private void switchStream(Table table, @Nullable StreamViewType viewType) {
    StreamRules.checkSwitch(table.name(), streams.openOf(table.id()) != null, viewType != null);
    Alongside stream = viewType == null ? streams.closing() : streams.opening(viewType);
    locks.withAllLocked(() -> catalog.change(table, definition -> definition, stream));
  }

  private TableDefinition definition(int id, NewTable wanted) {
    return new TableDefinition(
        id,
        wanted.name(),
        UUID.randomUUID().toString(),
        // What is stored has milliseconds; what is answered now must not differ after a restart.
        Instant.ofEpochMilli(clock.millis()),
        wanted.keySchema(),
        wanted.billingMode(),
        wanted.readCapacityUnits(),
        wanted.writeCapacityUnits(),
        wanted.deletionProtectionEnabled(),
        wanted.tableClass(),
        null);
  }
}
