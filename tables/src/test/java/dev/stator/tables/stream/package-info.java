/** Reading streams, over the embedded engine with a clock that the tests move. */
@NullMarked
package dev.stator.tables.stream;

import org.jspecify.annotations.NullMarked;
