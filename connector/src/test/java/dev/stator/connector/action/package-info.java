/** What a call remembers of tables, and for how long. */
@NullMarked
package dev.stator.connector.action;

import org.jspecify.annotations.NullMarked;
