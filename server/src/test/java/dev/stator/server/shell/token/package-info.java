/** Tests of {@code dev.stator.server.shell.token}. */
@NullMarked
package dev.stator.server.shell.token;

import org.jspecify.annotations.NullMarked;
