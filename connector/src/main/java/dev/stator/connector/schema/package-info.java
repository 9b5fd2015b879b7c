/**
 * What the catalogue says as schemas: {@link dev.stator.connector.schema.InputSchema} for agents,
 * as strict as JSON Schema can be, {@link dev.stator.connector.schema.OpenApi} for generators of
 * clients, by what these understand.
 */
@NullMarked
package dev.stator.connector.schema;

import org.jspecify.annotations.NullMarked;
