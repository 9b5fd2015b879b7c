/**
 * What a request says of the trace that it belongs to: checked, told back to the caller and passed
 * on to components as it came. No spans are made here, so that a trace goes through unbroken.
 */
@NullMarked
package dev.stator.server.dapr.trace;

import org.jspecify.annotations.NullMarked;
