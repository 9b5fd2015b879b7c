/** Lines of bulk input, read from bytes. */
@NullMarked
package dev.stator.app.lines;

import org.jspecify.annotations.NullMarked;
