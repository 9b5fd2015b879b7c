/** Tests of {@code dev.stator.engine.upkeep}. */
@NullMarked
package dev.stator.engine.upkeep;

import org.jspecify.annotations.NullMarked;
