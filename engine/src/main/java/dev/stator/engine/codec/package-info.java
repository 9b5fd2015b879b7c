/**
 * Bytes: keys whose unsigned order is DynamoDB's order, and items in a compact form.
 *
 * <p>Everything that the engine stores is written and read here or in the codec of the package that
 * owns it; LAYOUT.md draws it. Nothing here knows a table or a request.
 */
@NullMarked
package dev.stator.engine.codec;

import org.jspecify.annotations.NullMarked;
