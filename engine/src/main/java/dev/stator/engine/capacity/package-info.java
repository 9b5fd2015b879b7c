/**
 * Capacity units: what an operation would have cost, told when the request asks for it.
 *
 * <p>Reads and writes hand in the bytes that they touched; out comes the ConsumedCapacity of the
 * result. Nothing is limited or throttled here.
 */
@NullMarked
package dev.stator.engine.capacity;

import org.jspecify.annotations.NullMarked;
