/**
 * KEDA's aws-dynamodb scaler, as a library: a trigger's metadata in, a count of items out.
 *
 * <p>{@link dev.stator.keda.DynamoDbTrigger} reads and checks the metadata, {@link
 * dev.stator.keda.TriggerIdentity} chooses the credentials as KEDA does, {@link
 * dev.stator.keda.ItemCount} counts what the trigger's query finds, over all its pages. {@link
 * dev.stator.keda.Scaler} puts them together for each call that KEDA makes.
 */
@NullMarked
package dev.stator.keda;

import org.jspecify.annotations.NullMarked;
