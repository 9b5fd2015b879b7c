package dev.stator.yaml;

/**
 * How much a YAML file may hold. Far above what people write, far below what would keep the process
 * from starting: YAML can name a part and repeat it, so a small file can mean gigabytes.
 */
public final class YamlLimits {
  /** Bytes of one file. */
  public static final int FILE_BYTES_MAX = 1 << 20;

  /** Documents of one file. */
  public static final int DOCUMENTS_MAX = 500;

  /** Values of one file, those that aliases repeat counted each time. */
  public static final int NODES_MAX = 50_000;

  /** Aliases ({@code *name}) of one file. */
  public static final int ALIASES_MAX = 100;

  /** Lists and mappings inside each other. */
  public static final int DEPTH_MAX = 50;

  private YamlLimits() {}
}
