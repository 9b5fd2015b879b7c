/** Tests of the driver that keeps items in its process. */
@NullMarked
package dev.stator.unstorage.memory;

import org.jspecify.annotations.NullMarked;
