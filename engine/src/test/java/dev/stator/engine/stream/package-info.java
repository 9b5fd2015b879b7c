/** Tests of {@code dev.stator.engine.stream}. */
@NullMarked
package dev.stator.engine.stream;

import org.jspecify.annotations.NullMarked;
