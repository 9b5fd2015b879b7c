/**
 * The durable store: RocksDB behind the store port, a column family for each key space.
 *
 * <p>Opening takes the folder's lock, checks its format and the ends of its write logs, then opens
 * RocksDB. A batch is encoded by its caller and goes through a {@link
 * dev.stator.store.rocksdb.CommitPath} into RocksDB's log; reads run on the caller's thread and go
 * through a {@link dev.stator.store.rocksdb.NativeScope}, so that closing never frees what is read.
 *
 * <p>A call into RocksDB holds the carrier of a virtual thread until it returns, also while the
 * disk is read: whoever reads from virtual threads should have more carriers than processors.
 */
@NullMarked
package dev.stator.store.rocksdb;

import org.jspecify.annotations.NullMarked;
