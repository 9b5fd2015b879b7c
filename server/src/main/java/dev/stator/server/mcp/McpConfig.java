package dev.stator.server.mcp;

import dev.stator.connector.action.Safety;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What agents may do.
 *
 * @param access which tools there are
 * @param itemsMax the most items of one result
 * @param bytesMax about the most bytes of one result
 * @param version of this program
 * @param connection the one that all calls use; null to let each call name one
 */
public record McpConfig(
    Access access, int itemsMax, int bytesMax, String version, @Nullable String connection) {
  public static final int ITEMS_DEFAULT = 100;
  public static final int BYTES_DEFAULT = 64 * 1024;

  /** Up to where tools are offered. */
  public enum Access {
    /** Tools that change nothing. */
    READ,
    /** And those that add and change. */
    WRITE,
    /** And those that remove, each after a preview. */
    ALL;

    boolean allows(Safety safety) {
      return switch (safety) {
        case READ -> true;
        case WRITE -> this != READ;
        case DESTRUCTIVE -> this == ALL;
      };
    }

    /** The least that offers tools of this kind. */
    static Access least(Safety safety) {
      return Arrays.stream(values()).filter(a -> a.allows(safety)).findFirst().orElse(ALL);
    }

    /** As flags have it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public McpConfig {
    if (itemsMax < 1 || bytesMax < 1) {
      throw new IllegalArgumentException("the caps of results must be at least 1");
    }
  }

  /** With the standard caps. */
  public static McpConfig of(Access access, String version) {
    return new McpConfig(access, ITEMS_DEFAULT, BYTES_DEFAULT, version, null);
  }

  /**
   * @param name of the connection that all calls use; null to let each call name one
   */
  public McpConfig on(@Nullable String name) {
    return new McpConfig(access, itemsMax, bytesMax, version, name);
  }
}
