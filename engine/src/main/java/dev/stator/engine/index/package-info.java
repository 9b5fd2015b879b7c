/**
 * What secondary indexes hold: an entry for each item that has all attributes of the index's key.
 *
 * <p>From an item before and after a write come the {@link dev.stator.engine.index.IndexChange}s,
 * which are written in the item's batch and charged for. {@link dev.stator.engine.index.IndexCheck}
 * computes all entries anew and tells where the stored ones differ.
 */
@NullMarked
package dev.stator.engine.index;

import org.jspecify.annotations.NullMarked;
