/**
 * What stands under the components and knows none of their types: reading a component's metadata
 * and the connection in it, working on the elements of a list side by side. Nothing here is for
 * users.
 */
@NullMarked
package dev.stator.dapr.internal;

import org.jspecify.annotations.NullMarked;
