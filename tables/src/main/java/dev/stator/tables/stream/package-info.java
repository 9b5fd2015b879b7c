/**
 * Reading the changes of a table. {@link dev.stator.tables.stream.StreamReader} follows the shards
 * of a table's stream, parents before children, and hands out their records; what its caller calls
 * done goes into a {@link dev.stator.tables.stream.Checkpoint}, which a {@link
 * dev.stator.tables.stream.CheckpointStore} keeps in memory, in a file or in a table. After a
 * restart reading goes on behind the checkpoint, so each record is seen at least once.
 */
@NullMarked
package dev.stator.tables.stream;

import org.jspecify.annotations.NullMarked;
