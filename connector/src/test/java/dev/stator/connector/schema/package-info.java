/** What generators and agents are told. */
@NullMarked
package dev.stator.connector.schema;

import org.jspecify.annotations.NullMarked;
