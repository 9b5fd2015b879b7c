/**
 * What the engine's tests share: an engine over a store in memory, and requests in few words. The
 * expectations are from AWS's documentation and recorded answers of the service.
 */
@NullMarked
package dev.stator.engine;

import org.jspecify.annotations.NullMarked;
