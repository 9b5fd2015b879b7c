/**
 * Verifies that what is stored agrees with itself: {@link dev.stator.engine.check.IntegrityCheck}
 * reads everything once as of one moment and compares items, indexes, counters, streams and expiry
 * entries with each other. It writes nothing. What belongs to one room's records is compared by
 * that room: {@code index/IndexCheck}, {@code expiry/ExpiryCheck}, {@code stream/StreamCheck}.
 */
@NullMarked
package dev.stator.engine.check;

import org.jspecify.annotations.NullMarked;
