package dev.stator.server.shell.page;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages that may send requests: those of this machine, and those that are configured.
 *
 * <p>Source: Fetch Standard, "Origin header"; RFC 6454, section 6.
 *
 * @param origins as browsers write them, {@code https://example.com}; {@code *} for every page
 */
public record AllowedPages(Set<String> origins) {
  private static final String ANY = "*";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Those of this machine only. */
  public static final AllowedPages OF_THIS_MACHINE = new AllowedPages(Set.of());

  /** Every page. */
  public static final AllowedPages ALL = new AllowedPages(Set.of(ANY));

  public AllowedPages {
    origins = Set.copyOf(origins);
  }

  /**
   * @param origin as a browser sent it; {@code null} as a text for a page without one
   */
  public boolean admits(String origin) {
    return isAny() || origins.contains(origin) || isThisMachine(origin);
  }

  boolean isAny() {
    return origins.contains(ANY);
  }

  /** Whether pages of a host of this name are among the configured ones, whatever their port. */
  boolean haveHost(String host) {
    return origins.stream().anyMatch(origin -> host.equalsIgnoreCase(hostOf(origin)));
  }

  private static boolean isThisMachine(String origin) {
    String host = hostOf(origin);
    return host != null && THIS_MACHINE.contains(host);
  }

  private static @Nullable String hostOf(String origin) {
    try {
      return URI.create(origin).getHost();
    } catch (IllegalArgumentException noOrigin) {
      return null;
    }
  }
}
