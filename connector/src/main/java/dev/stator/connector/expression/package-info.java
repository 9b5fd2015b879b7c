/**
 * Expressions of requests. {@link dev.stator.connector.expression.ExpressionInputs} are the inputs,
 * {@link dev.stator.connector.expression.Expressions} gathers the expressions of one request and
 * the placeholders they share: reserved words get names of their own, what no expression uses is
 * left out. {@link dev.stator.connector.expression.Conditions} and {@link
 * dev.stator.connector.expression.Updates} compile what was written as field, operator and value.
 */
@NullMarked
package dev.stator.connector.expression;

import org.jspecify.annotations.NullMarked;
