package dev.stator.app.resources;

import dev.stator.yaml.Fields;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A Storage's driver: a DynamoDB table, unless {@code driver: memory} is written. */
public sealed interface DriverSpec {
  long EXPIRE_IN_SECONDS_MAX = 100L * 366 * 24 * 60 * 60;
  int SCAN_SEGMENTS_MAX = 256;
  int PARTITION_SEGMENTS_MAX = 100;

  /** How long a value lives unless its write says; zero for ever. */
  Duration expireIn();

  /** Items in this process, gone with it. */
  record InMemory(Duration expireIn) implements DriverSpec {}

  /**
   * Items in a table.
   *
   * @param base a prefix of every key in the table; empty for none
   * @param createTable whether a missing table is made; null: on the embedded backend only
   * @param layout null if the whole key is the partition key
   * @param scanSegments null for one
   * @param watchStream whether watches read the table's stream; null: on the embedded backend only
   */
  record InTable(
      String table,
      AwsAccess access,
      Attributes attributes,
      Duration expireIn,
      String base,
      boolean consistentReads,
      @Nullable Boolean createTable,
      @Nullable Partitions layout,
      @Nullable Integer scanSegments,
      @Nullable Boolean watchStream)
      implements DriverSpec {}

  /**
   * How the table's attributes are called.
   *
   * @param ttl null if there is no attribute for it: {@code ttl}, once a value expires
   */
  record Attributes(String key, String value, @Nullable String ttl) {}

  /** The layout of partition and sort key. */
  record Partitions(String sortAttribute, int segments) {}

  /** Reads the fields of a driver; leaves it to the caller to refuse others. */
  static DriverSpec read(Fields spec) {
    @Nullable String driver = spec.optionalText("driver");
    return switch (driver) {
      case null -> table(spec);
      case "aws-dynamodb" -> table(spec);
      case "memory" -> new InMemory(expireIn(spec));
      default ->
          throw spec.error("driver", "'" + driver + "' is not known; known: aws-dynamodb, memory");
    };
  }

  private static DriverSpec table(Fields spec) {
    String table = TableNames.check(spec, "table", spec.text("table"));
    @Nullable Fields credentials = spec.optionalMapping("credentials");
    AwsAccess access =
        new AwsAccess(
            spec.optionalText("region"),
            Endpoints.optional(spec, "endpoint"),
            credentials == null ? null : AccessKeys.read(credentials));
    if (credentials != null) {
      credentials.refuseOthers();
    }
    @Nullable Fields attributes = spec.optionalMapping("attributes");
    String base = Bases.optional(spec, "base");
    @Nullable Boolean consistentReads = spec.optionalBoolean("consistentReads");
    @Nullable Long scanSegments = spec.optionalNumber("scanSegments", 1, SCAN_SEGMENTS_MAX);
    @Nullable Partitions layout = layout(spec, attributes);
    return new InTable(
        table,
        access,
        attributes == null ? new Attributes("key", "value", null) : attributes(attributes),
        expireIn(spec),
        base,
        consistentReads != null && consistentReads,
        spec.optionalBoolean("createTable"),
        layout,
        scanSegments == null ? null : scanSegments.intValue(),
        spec.optionalBoolean("watchStream"));
  }

  private static @Nullable Partitions layout(Fields spec, @Nullable Fields attributes) {
    @Nullable String layout = spec.optionalText("layout");
    @Nullable Long segments = spec.optionalNumber("partitionSegments", 1, PARTITION_SEGMENTS_MAX);
    @Nullable String sort = attributes == null ? null : attributes.optionalText("sort");
    return switch (layout == null ? "flat" : layout) {
      case "partitioned" ->
          new Partitions(sort == null ? "sort" : sort, segments == null ? 1 : segments.intValue());
      case "flat" -> {
        if (segments != null) {
          throw spec.error("partitionSegments", "needs layout: partitioned");
        }
        if (attributes != null && sort != null) {
          throw attributes.error("sort", "needs layout: partitioned");
        }
        yield null;
      }
      default ->
          throw spec.error("layout", "'" + layout + "' is not known; known: flat, partitioned");
    };
  }

  private static Attributes attributes(Fields fields) {
    @Nullable String key = fields.optionalText("key");
    @Nullable String value = fields.optionalText("value");
    @Nullable String ttl = fields.optionalText("ttl");
    fields.refuseOthers();
    Attributes attributes =
        new Attributes(key == null ? "key" : key, value == null ? "value" : value, ttl);
    if (attributes.key().equals(attributes.value())) {
      throw fields.error("value", "is the same attribute as the key, '" + attributes.key() + "'");
    }
    if (attributes.key().equals(ttl) || attributes.value().equals(ttl)) {
      throw fields.error("ttl", "is '" + ttl + "', which the key or the value takes already");
    }
    return attributes;
  }

  /** The driver called this option {@code expireIn} first, {@code ttl} later. */
  private static Duration expireIn(Fields spec) {
    @Nullable Long expireIn = spec.optionalNumber("expireIn", 0, EXPIRE_IN_SECONDS_MAX);
    @Nullable Long ttl = spec.optionalNumber("ttl", 0, EXPIRE_IN_SECONDS_MAX);
    if (expireIn != null && ttl != null && !expireIn.equals(ttl)) {
      throw spec.error("ttl", "and expireIn are two names of one option; drop one");
    }
    if (expireIn != null) {
      return Duration.ofSeconds(expireIn);
    }
    return ttl == null ? Duration.ZERO : Duration.ofSeconds(ttl);
  }
}
