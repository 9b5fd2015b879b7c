/**
 * The port to the bytes: ordered key spaces with atomic batches and snapshots. {@code
 * StoreContract} in this module's test jar is what every store must pass.
 */
@NullMarked
package dev.stator.engine.store;

import org.jspecify.annotations.NullMarked;
