/**
 * The language that every part of Stator shares: attribute values, items, exact numbers, limits and
 * the errors of DynamoDB's API.
 *
 * <p>{@code operation} holds one record per API operation with its result, {@code expression} the
 * grammar and evaluation of condition, update, filter, projection and key condition expressions.
 * Nothing here knows a wire format, a store or a library outside the JDK.
 */
@NullMarked
package dev.stator.model;

import org.jspecify.annotations.NullMarked;
