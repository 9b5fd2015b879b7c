/**
 * What DynamoDB answers, said once more in plain values and collections: a small reference model,
 * written from AWS's documentation and to be read beside it. All of its files have 600 lines at
 * most, which a test counts. Requests are data, expressions too; {@link ReferenceTables} answers.
 */
@NullMarked
package dev.stator.engine.reference;

import org.jspecify.annotations.NullMarked;
