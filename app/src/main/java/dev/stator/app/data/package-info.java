/**
 * What the commands on tables need of a database: {@link dev.stator.app.data.DataPlace} says where
 * it is and opens it, and the texts of the command line (keys, conditions, filters) become the
 * requests of the AWS SDK, typed by the table's key schema.
 */
@NullMarked
package dev.stator.app.data;

import org.jspecify.annotations.NullMarked;
