/** Batches over the embedded engine, part of which is held back as a busy table would. */
@NullMarked
package dev.stator.tables.batch;

import org.jspecify.annotations.NullMarked;
