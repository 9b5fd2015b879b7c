/** Tests of who may call a gRPC port, over real connections. */
@NullMarked
package dev.stator.server.grpc;

import org.jspecify.annotations.NullMarked;
