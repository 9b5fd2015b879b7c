/** The driver that keeps its items in this process, and loses them with it. */
@NullMarked
package dev.stator.unstorage.memory;

import org.jspecify.annotations.NullMarked;
