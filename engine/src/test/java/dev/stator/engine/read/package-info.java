/** Reads, through the engine. */
@NullMarked
package dev.stator.engine.read;

import org.jspecify.annotations.NullMarked;
