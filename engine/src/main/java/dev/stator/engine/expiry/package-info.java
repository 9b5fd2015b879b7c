/**
 * Time to live: which items are over, and in what order they will be.
 *
 * <p>Tables with TTL have an entry in the LOG space for each item with an expiry time, ordered by
 * that time and changed in the batch of the item. The sweep reads the entries up to now and deletes
 * their items as every other writer does.
 */
@NullMarked
package dev.stator.engine.expiry;

import org.jspecify.annotations.NullMarked;
