/** The store in memory passes the contract of stores, and its tree behaves as a TreeMap. */
@NullMarked
package dev.stator.engine.memory;

import org.jspecify.annotations.NullMarked;
