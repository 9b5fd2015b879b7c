/** Writes, through the engine. */
@NullMarked
package dev.stator.engine.commit;

import org.jspecify.annotations.NullMarked;
