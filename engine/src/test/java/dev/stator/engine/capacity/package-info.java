/** What operations are told to consume. */
@NullMarked
package dev.stator.engine.capacity;

import org.jspecify.annotations.NullMarked;
