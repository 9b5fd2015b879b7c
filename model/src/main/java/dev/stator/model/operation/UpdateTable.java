package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UpdateTable.
 *
 * @param attributeDefinitions types of the key attributes of an index to be created; the table's
 *     others stay as they are
 */
public record UpdateTable(
    @Nullable String tableName,
    @Nullable List<AttributeDefinition> attributeDefinitions,
    @Nullable String billingMode,
    @Nullable ProvisionedThroughput provisionedThroughput,
    @Nullable List<GlobalSecondaryIndexUpdate> globalSecondaryIndexUpdates,
    @Nullable Boolean deletionProtectionEnabled,
    @Nullable String tableClass)
    implements Operation<UpdateTable.Result> {

  /**
   * @param table as it is after the change, or while an index is being built
   */
  public record Result(TableDescription table) implements dev.stator.model.operation.Result {}
}
