package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ListTables.
 *
 * @param exclusiveStartTableName the list begins after this name
 * @param limit 1 to 100, 100 if absent
 */
public record ListTables(@Nullable String exclusiveStartTableName, @Nullable Integer limit)
    implements Operation<ListTables.Result> {

  /**
   * @param tableNames in ascending order
   * @param lastEvaluatedTableName where the next page begins; null on the last page
   */
  public record Result(List<String> tableNames, @Nullable String lastEvaluatedTableName)
      implements dev.stator.model.operation.Result {}
}
