/**
 * What DynamoDB answers, said once more in plain values and collections: a small reference model,
 * written from AWS's documentation and to be read beside it. 600 lines in all, which a test counts.
 */
@NullMarked
package dev.stator.engine.reference;

import org.jspecify.annotations.NullMarked;
