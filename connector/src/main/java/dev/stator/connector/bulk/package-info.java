/**
 * Many calls of one action at once. {@link dev.stator.connector.bulk.BulkRun} runs them side by
 * side where that makes no difference, calls on one item in their order, and upserts without
 * conditions in batches.
 */
@NullMarked
package dev.stator.connector.bulk;

import org.jspecify.annotations.NullMarked;
