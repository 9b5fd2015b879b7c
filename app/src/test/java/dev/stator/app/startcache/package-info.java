/** Lines of bulk input, read from bytes. */
@NullMarked
package dev.stator.app.startcache;

import org.jspecify.annotations.NullMarked;
