/** Tests of the figures that are shown. */
@NullMarked
package dev.stator.server.shell.metrics;

import org.jspecify.annotations.NullMarked;
