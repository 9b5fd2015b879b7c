/**
 * A disk that is really full: a process of its own sees a small one, mounted for it alone, fills it
 * through the SDK's client, makes room and goes on.
 */
@NullMarked
package dev.stator.embedded.disk;

import org.jspecify.annotations.NullMarked;
