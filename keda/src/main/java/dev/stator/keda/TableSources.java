package dev.stator.keda;

import dev.stator.tables.connection.ConnectionSettings;
import java.util.function.Function;

/** How the clients of a trigger are come by. */
public sealed interface TableSources {

  /** Everything is in this process: places and credentials are checked, but not used. */
  record Embedded(TableSource source) implements TableSources {}

  /**
   * On AWS, or wherever the settings point.
   *
   * @param clients the same clients for equal settings
   */
  record Remote(Function<ConnectionSettings, TableSource> clients) implements TableSources {}
}
