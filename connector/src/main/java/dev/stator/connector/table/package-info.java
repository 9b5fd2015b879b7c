/** The actions on tables, one a file: make, list, describe, delete. */
@NullMarked
package dev.stator.connector.table;

import org.jspecify.annotations.NullMarked;
