/**
 * The rules of the API, with the texts that the service answers when one is broken.
 *
 * <p>A request's members arrive unchecked; first come the rules that need only the request, each
 * operation's in the service's order, then those that need the table's key schema. What passed is
 * handed on as the engine's own types, or as the checked value itself.
 */
@NullMarked
package dev.stator.engine.validation;

import org.jspecify.annotations.NullMarked;
