package dev.stator.app.wiring;

import dev.stator.connector.error.ActionError;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The regions in which callers have used one connection. Each has a client that is kept, and the
 * names come from callers, so there is a limit. For many threads.
 */
final class UsedRegions {
  /** More than AWS has. */
  static final int REGIONS_MAX = 100;

  private final Set<String> used = ConcurrentHashMap.newKeySet();

  /**
   * @param region null for the connection's own
   * @return {@code region}
   * @throws ActionError if there were too many others
   */
  @Nullable String of(@Nullable String region) {
    if (region != null && !used.contains(region)) {
      if (used.size() >= REGIONS_MAX) {
        throw ActionError.invalidInput(
                "awsRegion", "this connection was used in " + REGIONS_MAX + " regions already")
            .withHint("the picker 'regions' tells those that there are");
      }
      used.add(region);
    }
    return region;
  }
}
