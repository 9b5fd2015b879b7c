/**
 * How a state entry lies in a table: reading a component's metadata, the layout of an item, the
 * conditions of its writes. Nothing here is for users.
 */
@NullMarked
package dev.stator.dapr.internal;

import org.jspecify.annotations.NullMarked;
