package dev.stator.unstorage.dynamodb;

import dev.stator.tables.Secret;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The driver's options: those of unstorage's aws-dynamodb driver, and more.
 *
 * @param table the table
 * @param connection where the database is and who asks; used by {@link DynamoDbDriver#open} alone
 * @param attributes the names of the item's attributes
 * @param expireIn how long items live that are stored without a time of their own; zero for ever
 * @param base put before every key, so that several Storages share a table; empty for none
 * @param consistentReads whether reads see every write that was answered before
 * @param createTable whether a missing table is made, and its TTL switched on
 * @param layout how keys become the table's keys
 * @param scanSegments parts that a scan of the whole table reads at once, 1 or more
 * @param watchStream whether a watch reads the table's stream, switching it on if it is off, and so
 *     tells what others change, too; needs permissions for streams and UpdateTable
 */
public record DynamoDbOptions(
    String table,
    ConnectionSettings connection,
    Attributes attributes,
    Duration expireIn,
    String base,
    boolean consistentReads,
    boolean createTable,
    Layout layout,
    int scanSegments,
    boolean watchStream) {

  /** More parts than that help no table. */
  public static final int SCAN_SEGMENTS_MAX = 256;

  public DynamoDbOptions {
    if (table.isBlank()) {
      throw new IllegalArgumentException(
          "[unstorage] [aws-dynamodb] Missing required option `table`.");
    }
    if (base.indexOf('?') >= 0) {
      throw new IllegalArgumentException("option `base` has a ?, where a key ends: " + base);
    }
    if (expireIn.isNegative()) {
      throw new IllegalArgumentException("option `expireIn` is negative: " + expireIn.toSeconds());
    }
    if (scanSegments < 1 || scanSegments > SCAN_SEGMENTS_MAX) {
      throw new IllegalArgumentException(
          "option `scanSegments` is " + scanSegments + ", not 1 to " + SCAN_SEGMENTS_MAX);
    }
    if (layout instanceof Layout.Partitioned partitioned) {
      attributes.refuse(partitioned.sortAttribute());
    }
  }

  /** The names of an item's attributes. */
  public record Attributes(String key, String value, String ttl) {
    public static final Attributes DEFAULT = new Attributes("key", "value", "ttl");

    public Attributes {
      if (key.isBlank() || value.isBlank() || ttl.isBlank()) {
        throw new IllegalArgumentException("option `attributes` has an empty name");
      }
      if (key.equals(value) || key.equals(ttl) || value.equals(ttl)) {
        throw new IllegalArgumentException(
            "option `attributes` uses one name twice: " + key + ", " + value + ", " + ttl);
      }
    }

    /** With the usual name for the time of expiry. */
    public Attributes(String key, String value) {
      this(key, value, DEFAULT.ttl());
    }

    private void refuse(String sort) {
      if (sort.equals(key) || sort.equals(value) || sort.equals(ttl)) {
        throw new IllegalArgumentException(
            "option `attributes` uses '" + sort + "' twice, once as the sort key");
      }
    }
  }

  /** A table with the usual attributes, whose items never expire, in the SDK's usual region. */
  public static Builder table(String table) {
    return new Builder(table);
  }

  /** The same options again, to be changed. */
  public Builder toBuilder() {
    Builder builder = new Builder(table);
    builder.region = connection.region();
    builder.endpoint = connection.endpoint();
    builder.credentials = connection.credentials();
    builder.attributes = attributes;
    builder.expireIn = expireIn;
    builder.base = base;
    builder.consistentReads = consistentReads;
    builder.createTable = createTable;
    builder.layout = layout;
    builder.scanSegments = scanSegments;
    builder.watchStream = watchStream;
    return builder;
  }

  /** Options in the making; see {@link DynamoDbOptions} for each. */
  public static final class Builder {
    private final String table;
    private @Nullable String region;
    private @Nullable URI endpoint;
    private Credentials credentials = new Credentials.DefaultChain();
    private Attributes attributes = Attributes.DEFAULT;
    private Duration expireIn = Duration.ZERO;
    private String base = "";
    private boolean consistentReads;
    private boolean createTable;
    private Layout layout = Layout.FLAT;
    private int scanSegments = 1;
    private boolean watchStream;

    private Builder(String table) {
      this.table = table;
    }

    /** Such as {@code us-east-1}; the SDK's default chain finds it otherwise. */
    public Builder region(@Nullable String name) {
      region = name;
      return this;
    }

    /** Anything that speaks DynamoDB's protocol, instead of AWS. */
    public Builder endpoint(@Nullable URI address) {
      endpoint = address;
      return this;
    }

    /** A fixed key pair; the SDK's default chain finds credentials otherwise. */
    public Builder credentials(String accessKeyId, String secretAccessKey) {
      return credentials(
          new Credentials.Static(Secret.of(accessKeyId), Secret.of(secretAccessKey), null));
    }

    /** Who asks: a role, a web identity, a session token, or the default chain. */
    public Builder credentials(Credentials who) {
      credentials = who;
      return this;
    }

    /** How the item's attributes are called; {@link Attributes#DEFAULT} otherwise. */
    public Builder attributes(Attributes names) {
      attributes = names;
      return this;
    }

    /** How long items live that are stored without a time of their own; zero, as otherwise, for ever. */
    public Builder expireIn(Duration time) {
      expireIn = time;
      return this;
    }

    /** The later name of {@link #expireIn}. */
    public Builder ttl(Duration time) {
      return expireIn(time);
    }

    /** Put before every key, so that several Storages share the table; none otherwise. */
    public Builder base(String prefix) {
      base = prefix;
      return this;
    }

    /** Whether reads see every write that was answered before; false otherwise. */
    public Builder consistentReads(boolean consistent) {
      consistentReads = consistent;
      return this;
    }

    /** Whether a missing table is made, and its TTL switched on; false otherwise. */
    public Builder createTable(boolean create) {
      createTable = create;
      return this;
    }

    /** How keys become the table's keys; {@link Layout#FLAT} otherwise. */
    public Builder layout(Layout keys) {
      layout = keys;
      return this;
    }

    /** Parts that a scan reads at once, 1 to {@link #SCAN_SEGMENTS_MAX}; 1 otherwise. */
    public Builder scanSegments(int parts) {
      scanSegments = parts;
      return this;
    }

    /** Whether watches read the table's stream, and so tell what others change; false otherwise. */
    public Builder watchStream(boolean stream) {
      watchStream = stream;
      return this;
    }

    /**
     * @throws IllegalArgumentException which option is wrong
     */
    public DynamoDbOptions build() {
      return new DynamoDbOptions(
          table,
          new ConnectionSettings(region, endpoint, credentials),
          attributes,
          expireIn,
          base,
          consistentReads,
          createTable,
          layout,
          scanSegments,
          watchStream);
    }
  }
}
