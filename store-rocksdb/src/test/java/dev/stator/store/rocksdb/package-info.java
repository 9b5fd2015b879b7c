/** Real databases in temporary folders, really damaged, really killed. */
@NullMarked
package dev.stator.store.rocksdb;

import org.jspecify.annotations.NullMarked;
