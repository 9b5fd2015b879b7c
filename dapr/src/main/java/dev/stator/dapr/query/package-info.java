/**
 * Dapr's query language for state: the JSON of a query becomes a {@link
 * dev.stator.dapr.query.StateQuery} of a {@link dev.stator.dapr.query.Filter}, an order and a page;
 * a filter is asked value by value. It knows no table.
 */
@NullMarked
package dev.stator.dapr.query;

import org.jspecify.annotations.NullMarked;
