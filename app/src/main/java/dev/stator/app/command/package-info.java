/**
 * The command line: arguments in, an exit code out. {@link dev.stator.app.command.StatorCommand}
 * finds the command and tells every failure in one line; {@link
 * dev.stator.app.command.ServeCommand} is the one that serves.
 */
@NullMarked
package dev.stator.app.command;

import org.jspecify.annotations.NullMarked;
