/**
 * Building a new index of a table that is in use. Writes keep the index from the moment that it is
 * in the table's definition; the {@link dev.stator.engine.backfill.Backfill} then adds the entries
 * of the items that were there before, a few at a time under their locks, and makes the index
 * active. What a stop of the process interrupts, the next start begins anew.
 */
@NullMarked
package dev.stator.engine.backfill;

import org.jspecify.annotations.NullMarked;
