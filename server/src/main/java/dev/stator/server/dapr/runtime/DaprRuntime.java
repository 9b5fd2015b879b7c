package dev.stator.server.dapr.runtime;

import dev.stator.server.dapr.sidecar.Sidecar;
import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;

/** Dapr's gRPC API for applications, for a listener of gRPC. */
public final class DaprRuntime implements BindableService {
  /** Where applications expect a sidecar. */
  public static final int PORT_DEFAULT = 50001;

  private final ServerServiceDefinition service;

  public DaprRuntime(Sidecar sidecar) {
    // The last one is asked first.
    this.service =
        ServerInterceptors.intercept(
            new RuntimeCalls(sidecar).bindService(), new CallHeaders(), new CallTrace());
  }

  @Override
  public ServerServiceDefinition bindService() {
    return service;
  }
}
