/**
 * The lines of JSON that bulk commands read, from a file or standard input: bytes in, a numbered
 * line of bytes out, each bounded in length. {@link dev.stator.app.lines.BulkLines} opens them.
 */
@NullMarked
package dev.stator.app.lines;

import org.jspecify.annotations.NullMarked;
