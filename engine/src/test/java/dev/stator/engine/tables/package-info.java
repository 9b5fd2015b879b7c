/** Operations on tables, through the engine. */
@NullMarked
package dev.stator.engine.tables;

import org.jspecify.annotations.NullMarked;
