/** Bytes read back as what was written, and sorted as values are. */
@NullMarked
package dev.stator.engine.codec;

import org.jspecify.annotations.NullMarked;
