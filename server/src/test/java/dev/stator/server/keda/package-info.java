/** The scaler as KEDA calls it: a gRPC stub over a real port. */
@NullMarked
package dev.stator.server.keda;

import org.jspecify.annotations.NullMarked;
