/**
 * What forms offer to choose from: connections, regions, tables, indexes, attributes. Pickers are
 * defined and run like actions and answer {@code {"options": [{"label", "key"}]}}.
 */
@NullMarked
package dev.stator.connector.picker;

import org.jspecify.annotations.NullMarked;
