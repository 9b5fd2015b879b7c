/**
 * What hostile clients cost a good one: {@link dev.stator.bench.hostile.HostileNeighbour} asks a
 * running server as a {@link dev.stator.bench.hostile.Neighbour}, alone first and then while each
 * {@link dev.stator.bench.hostile.Attack} goes on.
 */
@NullMarked
package dev.stator.bench.hostile;

import org.jspecify.annotations.NullMarked;
