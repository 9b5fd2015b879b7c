/**
 * The tables: what they are called, what their keys are, how many items they hold.
 *
 * <p>Definitions are kept in memory and, through one batch for each change, in the META space; an
 * engine opened over the same store shows the same tables. Reads and writes look a {@link
 * dev.stator.engine.catalog.Table} up here by name or ARN and use its key schema.
 */
@NullMarked
package dev.stator.engine.catalog;

import org.jspecify.annotations.NullMarked;
