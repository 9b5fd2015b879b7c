package dev.stator.engine.tables;

import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.commit.LockStripes;
import dev.stator.engine.expiry.ExpiryIndex;
import dev.stator.engine.validation.TableNames;
import dev.stator.engine.validation.TimeToLiveRules;
import dev.stator.model.operation.DescribeTimeToLive;
import dev.stator.model.operation.UpdateTimeToLive;
import java.util.Objects;

/** UpdateTimeToLive and DescribeTimeToLive: which attribute, if any, is an item's expiry. */
public final class TimeToLiveOperations {
  private static final String ENABLED = "ENABLED";
  private static final String DISABLED = "DISABLED";

  private final Catalog catalog;
  private final TableLookup lookup;
  private final LockStripes locks;

  public TimeToLiveOperations(Catalog catalog, TableLookup lookup, LockStripes locks) {
    this.catalog = catalog;
    this.lookup = lookup;
    this.locks = locks;
  }

  public UpdateTimeToLive.Result update(UpdateTimeToLive request) {
    String name = TableNames.ofTable(request.tableName());
    TimeToLiveRules.checkMembers(request);
    String attribute = Objects.requireNonNull(request.attributeName());
    boolean enable = Objects.requireNonNull(request.enabled());
    Table table = lookup.table(name);
    TimeToLiveRules.checkChange(table.definition(), attribute, enable);
    locks.withAllLocked(() -> change(table, attribute, enable));
    return new UpdateTimeToLive.Result(attribute, enable);
  }

  /** While no item is changed, so that each has its entry by the writer or by the indexing. */
  private void change(Table table, String attribute, boolean enable) {
    catalog.change(
        table,
        definition -> {
          TimeToLiveRules.checkChange(definition, attribute, enable);
          return definition.withTtlAttribute(enable ? attribute : null);
        },
        enable ? ExpiryIndex.enabling() : ExpiryIndex.disabling());
  }

  public DescribeTimeToLive.Result describe(DescribeTimeToLive request) {
    Table table = lookup.table(TableNames.ofTable(request.tableName()));
    String attribute = table.definition().ttlAttribute();
    return new DescribeTimeToLive.Result(attribute == null ? DISABLED : ENABLED, attribute);
  }
}
