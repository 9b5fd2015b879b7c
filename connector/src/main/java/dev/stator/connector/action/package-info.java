/**
 * What an action is. {@link dev.stator.connector.action.Action} is the one definition that
 * everything else is derived from; its code gets an {@link dev.stator.connector.action.ActionCall}
 * with the inputs and the database, and gives back an {@link dev.stator.connector.action.Answer},
 * which {@link dev.stator.connector.action.ResultFormat} writes.
 */
@NullMarked
package dev.stator.connector.action;

import org.jspecify.annotations.NullMarked;
