/**
 * A running server's actions, called over HTTP. {@link dev.stator.app.remote.RemoteActions} runs
 * one action, or a body of lines; {@link dev.stator.app.remote.BulkCall} sends any number of lines
 * in bodies of a bounded size and counts what became of them.
 */
@NullMarked
package dev.stator.app.remote;

import org.jspecify.annotations.NullMarked;
