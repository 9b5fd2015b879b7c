/**
 * Actions on tables and items, for workflows, agents and command lines. {@link
 * dev.stator.connector.Connector} runs an action of the {@link dev.stator.connector.Catalogue} with
 * JSON inputs over a {@code DynamoDbClient} of {@link dev.stator.connector.Connections}, and gives
 * back JSON or an {@link dev.stator.connector.error.ActionError}. An action is one definition in
 * one file; every front end is derived from it.
 */
@NullMarked
package dev.stator.connector;

import org.jspecify.annotations.NullMarked;
