package dev.stator.store.rocksdb;

/** How the batches of many callers reach the write log, one kind for each durability. */
sealed interface CommitPath extends AutoCloseable permits GroupCommit, DirectCommit {

  /**
   * Returns when the batch is as durable as this path makes it; throws what {@link
   * dev.stator.engine.store.Store#commit} throws.
   */
  void commit(EncodedBatch batch);

  /** Waits for commits in progress and refuses later ones. Closing twice does nothing. */
  @Override
  void close();
}
