/**
 * The actions that tell about the database and about other actions. {@link
 * dev.stator.connector.explain.Explain} lets an action run up to its first request and tells that
 * request instead of sending it; {@link dev.stator.connector.explain.Estimate} says what it would
 * cost.
 */
@NullMarked
package dev.stator.connector.explain;

import org.jspecify.annotations.NullMarked;
