/**
 * Dapr's bindings to a DynamoDB table, for a program without any server. {@link
 * dev.stator.dapr.binding.OutputBinding} takes an operation with JSON and gives JSON back; {@link
 * dev.stator.dapr.binding.InputBinding} hands out the table's changes as events, to be delivered to
 * an application and told whether that worked. A component's metadata becomes {@link
 * dev.stator.dapr.binding.BindingSettings}, the same for both.
 */
@NullMarked
package dev.stator.dapr.binding;

import org.jspecify.annotations.NullMarked;
