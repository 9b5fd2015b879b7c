package dev.stator.server.dapr.sidecar;

import io.grpc.Status;

/** How an error is told: each kind has a status over HTTP and one over gRPC. */
public enum ErrorStatus {
  INVALID(400, Status.Code.INVALID_ARGUMENT),
  UNSUPPORTED_OPERATION(400, Status.Code.UNIMPLEMENTED),
  DENIED(403, Status.Code.PERMISSION_DENIED),
  UNKNOWN_API(404, Status.Code.UNIMPLEMENTED),
  CONFLICT(409, Status.Code.ABORTED),
  TOO_LARGE(413, Status.Code.INVALID_ARGUMENT),
  NOT_CONFIGURED(500, Status.Code.FAILED_PRECONDITION),
  FAILED(500, Status.Code.INTERNAL),
  OVERLOADED(503, Status.Code.RESOURCE_EXHAUSTED);

  private final int http;
  private final Status.Code grpc;

  ErrorStatus(int http, Status.Code grpc) {
    this.http = http;
    this.grpc = grpc;
  }

  public int http() {
    return http;
  }

  public Status.Code grpc() {
    return grpc;
  }
}
