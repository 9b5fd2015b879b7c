/**
 * The ends of RocksDB's write logs, looked at before RocksDB opens them. Each log is scanned; what
 * the scans of all logs say together decides whether a torn end is cut off, with a copy kept aside,
 * or the store is refused, because records that were acknowledged follow the damage.
 */
@NullMarked
package dev.stator.store.rocksdb.log;

import org.jspecify.annotations.NullMarked;
