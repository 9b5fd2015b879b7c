/** Tests of what is told about requests. */
@NullMarked
package dev.stator.server.shell.observe;

import org.jspecify.annotations.NullMarked;
