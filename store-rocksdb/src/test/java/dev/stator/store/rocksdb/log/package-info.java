/** Logs that RocksDB wrote, damaged in every place. */
@NullMarked
package dev.stator.store.rocksdb.log;

import org.jspecify.annotations.NullMarked;
