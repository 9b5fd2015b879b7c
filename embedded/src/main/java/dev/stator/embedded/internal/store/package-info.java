/**
 * How the durable store is found. It is a jar of its own, since it carries native code that a
 * program with data in memory only should not have to take.
 */
@NullMarked
package dev.stator.embedded.internal.store;

import org.jspecify.annotations.NullMarked;
