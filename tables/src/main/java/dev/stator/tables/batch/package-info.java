/**
 * Many items in few calls: {@link dev.stator.tables.batch.BatchReader} and {@link
 * dev.stator.tables.batch.BatchWriter} cut a list of any length into calls of the size DynamoDB
 * takes, send what it left unprocessed again after a {@link dev.stator.tables.batch.BackOff}, and
 * give one outcome for each entry of the list, in its order.
 */
@NullMarked
package dev.stator.tables.batch;

import org.jspecify.annotations.NullMarked;
