/**
 * Text tables for a terminal: cells in, lines out, no wider than the terminal is. What could move
 * its cursor is shown as an escape.
 */
@NullMarked
package dev.stator.app.output;

import org.jspecify.annotations.NullMarked;
