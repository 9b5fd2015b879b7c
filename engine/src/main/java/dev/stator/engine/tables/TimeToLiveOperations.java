package dev.stator.engine.tables;

import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
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

  public TimeToLiveOperations(Catalog catalog, TableLookup lookup) {
    this.catalog = catalog;
    this.lookup = lookup;
  }

  public UpdateTimeToLive.Result update(UpdateTimeToLive request) {
    String name = TableNames.ofTable(request.tableName());
    TimeToLiveRules.checkMembers(request);
    String attribute = Objects.requireNonNull(request.attributeName());
    boolean enable = Objects.requireNonNull(request.enabled());
    Table table = lookup.table(name);
    catalog.change(
        table,
        definition -> {
          TimeToLiveRules.checkChange(definition, attribute, enable);
          return definition.withTtlAttribute(enable ? attribute : null);
        });
    return new UpdateTimeToLive.Result(attribute, enable);
  }

  public DescribeTimeToLive.Result describe(DescribeTimeToLive request) {
    Table table = lookup.table(TableNames.ofTable(request.tableName()));
    String attribute = table.definition().ttlAttribute();
    return new DescribeTimeToLive.Result(attribute == null ? DISABLED : ENABLED, attribute);
  }
}
