package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UpdateTable.
 *
 * @param attributeDefinitions types of the key attributes of an index to be created; the table's
 *     others stay as they are
 * @param streamSpecification switches the table's stream on or off
 */
public record UpdateTable(
    @Nullable String tableName,
    @Nullable List<AttributeDefinition> attributeDefinitions,
    @Nullable String billingMode,
    @Nullable ProvisionedThroughput provisionedThroughput,
    @Nullable List<GlobalSecondaryIndexUpdate> globalSecondaryIndexUpdates,
    @Nullable Boolean deletionProtectionEnabled,
    @Nullable String tableClass,
    @Nullable StreamSpecification streamSpecification)
    implements Operation<UpdateTable.Result> {

  /** Of the stream only. */
  public UpdateTable(
      @Nullable String tableName, @Nullable StreamSpecification streamSpecification) {
    this(tableName, null, null, null, null, null, null, streamSpecification);
  }

  /**
   * @param table as it is after the change, or while an index is being built
   */
  public record Result(TableDescription table) implements dev.stator.model.operation.Result {}
}
