/**
 * Dapr's state store and output binding over DynamoDB tables, for a program without any server.
 *
 * <p>A component's metadata becomes {@link dev.stator.dapr.StateStoreSettings} or {@link
 * dev.stator.dapr.binding.BindingSettings}; with a {@code DynamoDbClient} they make a {@link
 * dev.stator.dapr.StateStore} or an {@link dev.stator.dapr.binding.OutputBinding}. Items lie in the
 * table as Dapr's own component for DynamoDB writes and reads them, so that both can share one.
 */
@NullMarked
package dev.stator.dapr;

import org.jspecify.annotations.NullMarked;
