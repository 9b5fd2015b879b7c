@NullMarked
package dev.stator.server.dapr.pluggable;

import org.jspecify.annotations.NullMarked;
