/**
 * The actions on streams, one a file. {@link dev.stator.connector.stream.PollChanges} keeps nothing
 * between calls: its cursor is the checkpoint, and a caller that stores it after it has handled the
 * changes sees each of them at least once.
 */
@NullMarked
package dev.stator.connector.stream;

import org.jspecify.annotations.NullMarked;
