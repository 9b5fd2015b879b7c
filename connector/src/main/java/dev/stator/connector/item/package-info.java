/**
 * The actions on items, one a file: upsert, get, query, update, delete. Values become attributes by
 * the one codec, keys by the table's schema; placeholders of expressions are given to all of them
 * in the same way.
 */
@NullMarked
package dev.stator.connector.item;

import org.jspecify.annotations.NullMarked;
