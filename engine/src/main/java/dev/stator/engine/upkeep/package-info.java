/**
 * What the engine does without being asked: the TTL sweep, the indexing of items that were there
 * before TTL, and the shards and the trimming of streams.
 *
 * <p>One thread does it at an interval, or a caller does it by hand. It writes as everybody does,
 * through the commit path, so nothing else depends on when it runs.
 */
@NullMarked
package dev.stator.engine.upkeep;

import org.jspecify.annotations.NullMarked;
