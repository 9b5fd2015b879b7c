/**
 * What every gRPC front end shares: a port with its services, health and reflection, calls on
 * virtual threads, an orderly end.
 */
@NullMarked
package dev.stator.server.grpc;

import org.jspecify.annotations.NullMarked;
