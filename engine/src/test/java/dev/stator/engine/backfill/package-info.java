/** Indexes that are made on tables that have items. */
@NullMarked
package dev.stator.engine.backfill;

import org.jspecify.annotations.NullMarked;
