/**
 * The actions on many items, one a file. Whatever happens to one item is told in the report, by its
 * place in the list: {@link dev.stator.connector.batch.Report}.
 */
@NullMarked
package dev.stator.connector.batch;

import org.jspecify.annotations.NullMarked;
