/** Tests of {@code dev.stator.server.shell.signature}. */
@NullMarked
package dev.stator.server.shell.signature;

import org.jspecify.annotations.NullMarked;
