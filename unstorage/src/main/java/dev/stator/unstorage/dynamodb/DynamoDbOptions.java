package dev.stator.unstorage.dynamodb;

import java.time.Duration;

/**
 * The driver's options, as unstorage's aws-dynamodb driver has them.
 *
 * @param table the table; its partition key is {@code attributes.key}, type S, without sort key
 * @param attributes the names of the item's attributes
 * @param expireIn how long items live that are stored without a time of their own; zero for ever
 * @param base put before every key, so that several Storages share a table; empty for none
 * @param consistentReads whether reads see every write that was answered before
 */
public record DynamoDbOptions(
    String table, Attributes attributes, Duration expireIn, String base, boolean consistentReads) {

  public DynamoDbOptions {
    if (table.isBlank()) {
      throw new IllegalArgumentException(
          "[unstorage] [aws-dynamodb] Missing required option `table`.");
    }
    if (expireIn.isNegative()) {
      throw new IllegalArgumentException("option `expireIn` is negative: " + expireIn.toSeconds());
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
  }

  /** A table with the usual attributes, whose items never expire. */
  public static DynamoDbOptions table(String table) {
    return new DynamoDbOptions(table, Attributes.DEFAULT, Duration.ZERO, "", false);
  }

  public DynamoDbOptions withAttributes(Attributes names) {
    return new DynamoDbOptions(table, names, expireIn, base, consistentReads);
  }

  public DynamoDbOptions withExpireIn(Duration time) {
    return new DynamoDbOptions(table, attributes, time, base, consistentReads);
  }

  public DynamoDbOptions withBase(String prefix) {
    return new DynamoDbOptions(table, attributes, expireIn, prefix, consistentReads);
  }

  public DynamoDbOptions withConsistentReads(boolean consistent) {
    return new DynamoDbOptions(table, attributes, expireIn, base, consistent);
  }
}
