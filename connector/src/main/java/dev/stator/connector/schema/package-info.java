/**
 * What the catalogue says as an OpenAPI document: {@link dev.stator.connector.schema.OpenApi} is
 * for generators of clients, by what these understand. Agents get {@link
 * dev.stator.connector.input.InputSchema}.
 */
@NullMarked
package dev.stator.connector.schema;

import org.jspecify.annotations.NullMarked;
