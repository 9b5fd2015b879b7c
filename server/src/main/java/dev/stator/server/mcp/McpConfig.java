package dev.stator.server.mcp;

import dev.stator.connector.action.Safety;

/**
 * What agents may do.
 *
 * @param access which tools there are
 * @param itemsMax the most items of one result
 * @param bytesMax about the most bytes of one result
 * @param version of this program
 */
public record McpConfig(Access access, int itemsMax, int bytesMax, String version) {
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
  }

  public McpConfig {
    if (itemsMax < 1 || bytesMax < 1) {
      throw new IllegalArgumentException("the caps of results must be at least 1");
    }
  }

  /** With the standard caps. */
  public static McpConfig of(Access access, String version) {
    return new McpConfig(access, ITEMS_DEFAULT, BYTES_DEFAULT, version);
  }
}
