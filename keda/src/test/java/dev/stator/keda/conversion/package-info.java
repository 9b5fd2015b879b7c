/** Conversion of the documentation's own example, and of what it does not show. */
@NullMarked
package dev.stator.keda.conversion;

import org.jspecify.annotations.NullMarked;
