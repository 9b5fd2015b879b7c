package dev.stator.server.dapr.runtime;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.ResourceInfo;
import com.google.rpc.Status;
import dev.stator.server.dapr.sidecar.DaprError;
import dev.stator.server.dapr.sidecar.ErrorDetail;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Map;

/**
 * An error over gRPC: a status with Google's details, {@code ErrorInfo} always among them. Of
 * several the last one is that of the call, as clients take the last of a type.
 *
 * <p>Source: Dapr docs, "Errors overview"; googleapis, google/rpc/error_details.proto.
 */
final class RuntimeStatus {
  private RuntimeStatus() {}

  static StatusRuntimeException of(DaprError error) {
    Status.Builder status =
        Status.newBuilder().setCode(error.status().grpc().value()).setMessage(error.text());
    error.details().forEach(detail -> status.addDetails(Any.pack(message(detail))));
    if (!hasReasonOfItsOwn(error)) {
      status.addDetails(Any.pack(message(new ErrorDetail.Cause(error.code(), Map.of()))));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  /** Those of a transaction are its operations'. */
  private static boolean hasReasonOfItsOwn(DaprError error) {
    return !error.details().isEmpty() && !error.code().equals(DaprError.TRANSACTION);
  }

  private static Message message(ErrorDetail detail) {
    return switch (detail) {
      case ErrorDetail.Cause(String reason, Map<String, String> metadata) ->
          ErrorInfo.newBuilder()
              .setReason(reason)
              .setDomain(ErrorDetail.DOMAIN)
              .putAllMetadata(metadata)
              .build();
      case ErrorDetail.Resource(String type, String name) ->
          ResourceInfo.newBuilder().setResourceType(type).setResourceName(name).build();
      case ErrorDetail.BadField(String field, String description) ->
          BadRequest.newBuilder()
              .addFieldViolations(
                  BadRequest.FieldViolation.newBuilder()
                      .setField(field)
                      .setDescription(description))
              .build();
    };
  }
}
