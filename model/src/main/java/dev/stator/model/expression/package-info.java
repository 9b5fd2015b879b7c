/**
 * DynamoDB's five kinds of expression: condition, filter, key condition, projection and update.
 *
 * <p>One {@link dev.stator.model.expression.Placeholders} per request goes into the parse of each
 * of its expressions, which throws {@code EngineError.Validation} with the service's text for what
 * is wrong; what comes out is immutable, free of names and placeholders, and evaluated against any
 * number of items. Tokens become trees in one pass: {@code Tokens}, {@code Faults} and {@code
 * PathReader} are shared by a parser for each grammar.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Using expressions in DynamoDB".
 */
@NullMarked
package dev.stator.model.expression;

import org.jspecify.annotations.NullMarked;
