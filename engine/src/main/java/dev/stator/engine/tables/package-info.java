/**
 * The operations on tables: create, describe, list, delete, and their time to live.
 *
 * <p>A request is checked by {@link dev.stator.engine.validation}, done by the {@link
 * dev.stator.engine.catalog.Catalog} as one batch, and answered from the table's definition.
 */
@NullMarked
package dev.stator.engine.tables;

import org.jspecify.annotations.NullMarked;
