package dev.stator.unstorage.dynamodb;

/** How a Storage's keys become the table's keys. A table has one layout for all its time. */
public sealed interface Layout {

  /** The whole key is the partition key, as with unstorage's driver; a prefix is found by Scan. */
  Layout FLAT = new Flat();

  /** The key's first segment is the partition key, the rest the sort key {@code sort}. */
  Layout PARTITIONED = new Partitioned("sort", 1);

  /** The layout of unstorage's driver. */
  record Flat() implements Layout {}

  /**
   * Leading segments of the key are the partition key, the rest is the sort key, so that a base of
   * at least as many segments is listed and cleared by Query, which reads only what it finds. All
   * items of one partition share its throughput. Needs the permission Query, too, and a table with
   * a sort key; the JavaScript driver cannot use such a table.
   *
   * @param sortAttribute the sort key's name
   * @param segments of the key that make the partition, 1 or more
   */
  record Partitioned(String sortAttribute, int segments) implements Layout {
    public Partitioned {
      if (sortAttribute.isBlank()) {
        throw new IllegalArgumentException("option `attributes` has an empty name");
      }
      if (segments < 1) {
        throw new IllegalArgumentException(
            "option `partitionSegments` is " + segments + ", not 1 or more");
      }
    }
  }
}
