/** The action that runs a PartiQL statement. */
@NullMarked
package dev.stator.connector.statement;

import org.jspecify.annotations.NullMarked;
