@NullMarked
package dev.stator.server.dapr.trace;

import org.jspecify.annotations.NullMarked;
