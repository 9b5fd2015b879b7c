/**
 * PartiQL statements, done as the operations they stand for: SELECT is a Query where it names one
 * partition and else a Scan, INSERT a PutItem, UPDATE an UpdateItem, DELETE a DeleteItem. Their
 * conditions are written as expressions, so that both languages mean the same.
 */
@NullMarked
package dev.stator.engine.partiql;

import org.jspecify.annotations.NullMarked;
