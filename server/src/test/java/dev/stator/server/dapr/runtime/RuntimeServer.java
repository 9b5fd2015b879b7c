package dev.stator.server.dapr.runtime;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.ResourceInfo;
import dev.stator.server.dapr.DaprServer;
import dev.stator.server.dapr.runtime.proto.DaprGrpc;
import dev.stator.server.dapr.runtime.proto.Etag;
import dev.stator.server.dapr.runtime.proto.StateItem;
import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.grpc.GrpcSecurity;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.server.shell.observe.ExchangeObserver;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A sidecar with both APIs on free ports, and a client of the gRPC one. */
final class RuntimeServer implements AutoCloseable {
  static final String STORE = "statestore";
  static final String JSON = "application/json";

  private final DaprServer http;
  private final GrpcListener grpc;
  private final ManagedChannel channel;

  RuntimeServer() {
    this("", Map.of("ttlAttributeName", "expiresAt"), GrpcSecurity.NONE);
  }

  RuntimeServer(String appId, Map<String, String> storeMetadata, GrpcSecurity security) {
    http = new DaprServer(appId, null, storeMetadata);
    try {
      grpc =
          GrpcListener.start(
              "grpc",
              "127.0.0.1",
              0,
              List.of(new DaprRuntime(http.sidecar())),
              security,
              new ServerSetup(ServerLimits.DEFAULT, http.inFlight(), ExchangeObserver.nobody()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    channel =
        Grpc.newChannelBuilder("127.0.0.1:" + grpc.port(), InsecureChannelCredentials.create())
            .build();
  }

  DaprServer http() {
    return http;
  }

  int port() {
    return grpc.port();
  }

  ManagedChannel channel() {
    return channel;
  }

  DaprGrpc.DaprBlockingStub dapr() {
    return DaprGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  static StateItem.Builder item(String key, String value) {
    return StateItem.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value));
  }

  static StateItem.Builder json(String key, String value) {
    return item(key, value).putMetadata("contentType", JSON);
  }

  static Etag etag(String value) {
    return Etag.newBuilder().setValue(value).build();
  }

  /** An error as a client sees it, details as {@code Type reason {metadata}}. */
  record Refusal(Status.Code code, String text, List<String> details) {}

  static Refusal refusal(ThrowingCallable call) {
    StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
    List<String> details = new ArrayList<>();
    var status = Objects.requireNonNull(StatusProto.fromThrowable(refused));
    status.getDetailsList().forEach(detail -> details.add(told(detail)));
    return new Refusal(refused.getStatus().getCode(), status.getMessage(), details);
  }

  private static String told(com.google.protobuf.Any detail) {
    try {
      if (detail.is(ErrorInfo.class)) {
        ErrorInfo info = detail.unpack(ErrorInfo.class);
        String metadata =
            info.getMetadataMap().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        return ("ErrorInfo " + info.getDomain() + " " + info.getReason() + " " + metadata).strip();
      }
      if (detail.is(ResourceInfo.class)) {
        ResourceInfo resource = detail.unpack(ResourceInfo.class);
        return "ResourceInfo " + resource.getResourceType() + " " + resource.getResourceName();
      }
      BadRequest.FieldViolation violation = detail.unpack(BadRequest.class).getFieldViolations(0);
      return "BadRequest " + violation.getField() + ": " + violation.getDescription();
    } catch (InvalidProtocolBufferException other) {
      throw new IllegalStateException(detail.getTypeUrl(), other);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    grpc.close();
    http.close();
  }
}
