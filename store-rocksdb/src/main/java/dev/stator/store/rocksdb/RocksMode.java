package dev.stator.store.rocksdb;

/**
 * What a database is opened for.
 *
 * @param create whether it is made if it is not there
 * @param tracked whether the manifest must agree with the write logs that are there; if not, it
 *     forgets those that it knew
 * @param compacts whether it may rewrite its files in the background
 */
record RocksMode(boolean create, boolean tracked, boolean compacts) {

  /** To be served from. */
  static RocksMode serving(boolean create) {
    return new RocksMode(create, true, true);
  }

  /**
   * To be looked at.
   *
   * @param tracked not after logs were cut that the manifest knows
   */
  static RocksMode checking(boolean tracked) {
    return new RocksMode(false, tracked, false);
  }
}
