package dev.stator.connector.table;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Waits for a table that is being made or changed. */
final class ActiveTable {
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private ActiveTable() {}

  /**
   * The table, when it is active.
   *
   * @throws ActionError if it is not after a minute
   */
  static TableDescription await(ActionCall call, String table) {
    long end = System.nanoTime() + WAIT_MAX.toNanos();
    while (true) {
      TableDescription description = call.describe(table);
      if (description.tableStatus() == TableStatus.ACTIVE) {
        return description;
      }
      if (System.nanoTime() > end) {
        throw notYet(table, description.tableStatusAsString());
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw notYet(table, description.tableStatusAsString());
      }
    }
  }

  private static ActionError notYet(String table, String status) {
    return ActionError.of(ErrorCode.RESOURCE_IN_USE, "table '" + table + "' is still " + status)
        .withField("tableName")
        .withRetryable(true)
        .withHint("describeTable tells when it is ACTIVE");
  }
}
