/**
 * What every store must do. {@link dev.stator.engine.store.StoreContract} gathers it; a store's own
 * test extends that class and says how the store is opened.
 */
@NullMarked
package dev.stator.engine.store;

import org.jspecify.annotations.NullMarked;
