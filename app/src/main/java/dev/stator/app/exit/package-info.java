/**
 * How the process ends: the exit codes, and the one exception that carries a line for the person at
 * the terminal up to {@code main}.
 */
@NullMarked
package dev.stator.app.exit;

import org.jspecify.annotations.NullMarked;
