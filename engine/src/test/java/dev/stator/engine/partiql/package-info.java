/** Statements against a real engine. */
@NullMarked
package dev.stator.engine.partiql;

import org.jspecify.annotations.NullMarked;
