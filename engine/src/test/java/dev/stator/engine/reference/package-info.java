/**
 * What DynamoDB answers, said once more: in plain Java values and collections, without the engine's
 * parser, planner, codec or evaluation. Requests come as data ({@link Request}), are answered by
 * {@link ReferenceTables}, and are compared with what an engine answers to the same requests as
 * text. Written from AWS's documentation and to be read beside it; at most 600 lines.
 */
@NullMarked
package dev.stator.engine.reference;

import org.jspecify.annotations.NullMarked;
