/**
 * The AWS SDK's clients over an engine in this process: a request is translated, done by the engine
 * in the calling thread, and its result or error translated back. There is no network, no retry and
 * no signing; an operation that the engine does not have throws {@link
 * UnsupportedOperationException}, as the SDK's interfaces do by default.
 */
@NullMarked
package dev.stator.embedded.internal.client;

import org.jspecify.annotations.NullMarked;
