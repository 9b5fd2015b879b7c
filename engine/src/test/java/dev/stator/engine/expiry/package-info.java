/** Tests of {@code dev.stator.engine.expiry}. */
@NullMarked
package dev.stator.engine.expiry;

import org.jspecify.annotations.NullMarked;
