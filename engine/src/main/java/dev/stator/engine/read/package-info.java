/**
 * Reading items: one by its key, or a page of a partition or table.
 *
 * <p>Query and Scan are first planned, from a request to a {@link dev.stator.engine.read.PagePlan}
 * with a range of keys, and then executed by the {@link dev.stator.engine.read.PageReader}, which
 * knows no request. A page is read from the store as it was at one moment.
 */
@NullMarked
package dev.stator.engine.read;

import org.jspecify.annotations.NullMarked;
