/** Tests of {@code dev.stator.server.shell.tls}. */
@NullMarked
package dev.stator.server.shell.tls;

import org.jspecify.annotations.NullMarked;
