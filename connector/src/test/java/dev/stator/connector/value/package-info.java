/** The codec, one row for each thing that it does. */
@NullMarked
package dev.stator.connector.value;

import org.jspecify.annotations.NullMarked;
