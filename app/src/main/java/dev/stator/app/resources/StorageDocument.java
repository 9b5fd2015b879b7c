package dev.stator.app.resources;

import dev.stator.yaml.Fields;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A key-value Storage on a table; {@code spec} has the options of unstorage's DynamoDB driver under
 * their names.
 *
 * @param attributes how the table's attributes are called
 * @param expireIn how long a value lives unless its write says; zero for ever
 * @param base a prefix of every key in the table; empty for none
 * @param createTable whether a missing table is made; null: on the embedded backend only
 */
public record StorageDocument(
    ResourceMetadata metadata,
    String table,
    AwsAccess access,
    Attributes attributes,
    Duration expireIn,
    String base,
    @Nullable Boolean createTable)
    implements ResourceDocument {
  private static final long EXPIRE_IN_SECONDS_MAX = 100L * 366 * 24 * 60 * 60;

  /**
   * @param ttl null if there is no attribute for it: {@code ttl}, once a value expires
   */
  public record Attributes(String key, String value, @Nullable String ttl) {}

  static StorageDocument read(ResourceMetadata metadata, Fields document) {
    Fields spec = document.mapping("spec");
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
    @Nullable String base = spec.optionalText("base");
    StorageDocument storage =
        new StorageDocument(
            metadata,
            table,
            access,
            attributes == null ? new Attributes("key", "value", null) : attributes(attributes),
            expireIn(spec),
            base == null ? "" : base,
            spec.optionalBoolean("createTable"));
    spec.refuseOthers();
    document.refuseOthers();
    return storage;
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
