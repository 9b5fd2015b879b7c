@NullMarked
package dev.stator.server.dapr.runtime;

import org.jspecify.annotations.NullMarked;
