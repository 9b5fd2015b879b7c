/**
 * The database: an {@link dev.stator.model.operation.Operation} in, its result or an {@link
 * dev.stator.model.EngineError} out.
 *
 * <p>A request is checked, its table looked up in the catalog, and then read from a snapshot or
 * committed as one batch. Bytes are kept by a {@link dev.stator.engine.store.Store}; the engine
 * knows neither a wire format nor which store that is.
 */
@NullMarked
package dev.stator.engine;

import org.jspecify.annotations.NullMarked;
