/** JavaScript's rules for values, against what the original was seen to do. */
@NullMarked
package dev.stator.unstorage.value;

import org.jspecify.annotations.NullMarked;
