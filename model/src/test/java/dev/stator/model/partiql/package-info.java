/** Tests of {@code dev.stator.model.partiql}. */
@NullMarked
package dev.stator.model.partiql;

import org.jspecify.annotations.NullMarked;
