/**
 * PartiQL for DynamoDB: {@link dev.stator.model.partiql.StatementParser} turns one statement with
 * its parameters into a {@link dev.stator.model.partiql.Statement}. What a statement then reads or
 * writes is the engine's to decide, as it depends on the table's keys.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "PartiQL - a SQL-compatible query language for Amazon
 * DynamoDB".
 */
@NullMarked
package dev.stator.model.partiql;

import org.jspecify.annotations.NullMarked;
