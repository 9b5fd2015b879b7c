/**
 * The store that lives in memory: an immutable, balanced tree for each key space, all behind one
 * reference. A commit makes new trees that share what did not change and swaps the reference; a
 * snapshot is the reference as it was.
 */
@NullMarked
package dev.stator.engine.memory;

import org.jspecify.annotations.NullMarked;
