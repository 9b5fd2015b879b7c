/**
 * Streams of changes: written with the changes themselves, read through shards.
 *
 * <p>A commit hands the changes of its items to {@link dev.stator.engine.stream.StreamLog}, which
 * gives each a number and puts a record of it into the same batch. {@link
 * dev.stator.engine.stream.StreamOperations} reads the records in the order of their numbers, and
 * never beyond one whose commit is still underway. {@link dev.stator.engine.stream.Streams} knows
 * which streams there are, cuts them into shards over time and forgets what is older than 24 hours.
 */
@NullMarked
package dev.stator.engine.stream;

import org.jspecify.annotations.NullMarked;
