/**
 * The one codec between JSON and attribute values. {@link dev.stator.connector.value.ValueReader}
 * takes what a caller wrote, {@link dev.stator.connector.value.DeclaredValues} adds the types that
 * were declared beside it, {@link dev.stator.connector.value.ValueWriter} writes results.
 *
 * <p>Plain JSON, in both directions, is ordinary JSON wherever JSON can say it; what it cannot say
 * is said in DynamoDB JSON, in place:
 *
 * <ul>
 *   <li>string, boolean, null, array and object are S, BOOL, NULL, L and M;
 *   <li>a number is N. Where a reader with IEEE doubles would lose a digit, the result has {@code
 *       {"N": "12345678901234567890"}} instead;
 *   <li>binary and sets are {@code {"B": "AQL/"}}, {@code {"SS": ["a"]}}, {@code {"NS": ["1"]}} and
 *       {@code {"BS": ["AQ=="]}};
 *   <li>an object with exactly one member that is named as a type is always read as that type; a
 *       map that looks so is written {@code {"M": {"S": "small"}}}.
 * </ul>
 *
 * <p>So DynamoDB JSON is plain JSON too, every value has one way out, and a result that is sent
 * back is stored as it was.
 */
@NullMarked
package dev.stator.connector.value;

import org.jspecify.annotations.NullMarked;
