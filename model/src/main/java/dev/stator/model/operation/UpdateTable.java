package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/**
 * UpdateTable.
 *
 * @param streamSpecification switches the table's stream on or off
 */
public record UpdateTable(
    @Nullable String tableName, @Nullable StreamSpecification streamSpecification)
    implements Operation<UpdateTable.Result> {

  /**
   * @param table as it is after the change
   */
  public record Result(TableDescription table) implements dev.stator.model.operation.Result {}
}
