/**
 * Transactions: several reads at one moment, or several writes at once.
 *
 * <p>A request's actions are parsed and checked, then found in their tables. Writes go to the
 * {@code TransactionCommitter} of {@code commit}, under the client's token if it gave one; reads
 * are made from one snapshot. Nothing here locks or stores an item.
 */
@NullMarked
package dev.stator.engine.transaction;

import org.jspecify.annotations.NullMarked;
