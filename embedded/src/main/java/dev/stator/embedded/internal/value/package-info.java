/**
 * Attribute values in the AWS SDK's class and in the model's: requests are read into the model,
 * results are written back. Reading refuses what cannot be one value of DynamoDB, in the service's
 * own words; everything else is for the engine to judge.
 */
@NullMarked
package dev.stator.embedded.internal.value;

import org.jspecify.annotations.NullMarked;
