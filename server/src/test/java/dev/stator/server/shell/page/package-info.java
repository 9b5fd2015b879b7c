/** Tests of {@code dev.stator.server.shell.page}. */
@NullMarked
package dev.stator.server.shell.page;

import org.jspecify.annotations.NullMarked;
