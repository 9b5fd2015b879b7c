package dev.stator.server.dapr.app;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.UnsafeByteOperations;
import dev.stator.dapr.binding.BindingEvent;
import dev.stator.server.dapr.runtime.proto.AppCallbackGrpc;
import dev.stator.server.dapr.runtime.proto.BindingEventRequest;
import dev.stator.server.dapr.runtime.proto.BindingEventResponse;
import dev.stator.server.dapr.sidecar.BindingOperations;
import dev.stator.server.dapr.sidecar.DaprError;
import dev.stator.server.dapr.sidecar.JsonText;
import dev.stator.tables.Secret;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;

/**
 * An application that speaks gRPC: {@code ListInputBindings} says whether it takes events, {@code
 * OnBindingEvent} brings one. Its answer may name output bindings that get its data; what goes
 * wrong there is told in the log only, as in Dapr. The state that an answer names is not written,
 * which Dapr does not do either.
 *
 * <p>Source: Dapr docs, "Bindings API reference"; Dapr's service {@code AppCallback}.
 */
public final class GrpcAppChannel implements AppChannel {
  private static final Logger LOG = LoggerFactory.getLogger(GrpcAppChannel.class);
  private static final Duration LIST_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(60);
  private static final Metadata.Key<String> API_TOKEN =
      Metadata.Key.of("dapr-api-token", Metadata.ASCII_STRING_MARSHALLER);
  private static final String CREATE = "create";
  private static final SdkBytes NO_JSON = SdkBytes.fromUtf8String("null");

  private final ManagedChannel channel;
  private final @Nullable Secret apiToken;
  private final Supplier<BindingOperations> outputs;

  /**
   * @param target host and port
   * @param apiToken sent as {@code dapr-api-token}, so that the application knows who calls; null
   *     for none
   * @param outputs asked for when an answer names output bindings
   */
  public GrpcAppChannel(
      String target, @Nullable Secret apiToken, Supplier<BindingOperations> outputs) {
    this.channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create()).build();
    this.apiToken = apiToken;
    this.outputs = outputs;
  }

  @Override
  public Subscription subscription(EventDelivery.Source source) {
    try {
      boolean listed =
          application(LIST_TIMEOUT)
              .listInputBindings(Empty.getDefaultInstance())
              .getBindingsList()
              .contains(source.name());
      return listed ? Subscription.YES : Subscription.NO;
    } catch (StatusRuntimeException failed) {
      return switch (failed.getStatus().getCode()) {
        case UNAVAILABLE, DEADLINE_EXCEEDED -> Subscription.UNKNOWN;
        default -> Subscription.NO;
      };
    }
  }

  @Override
  public Outcome deliver(EventDelivery.Source source, BindingEvent event) {
    BindingEventRequest request =
        BindingEventRequest.newBuilder()
            .setName(source.name())
            .setData(UnsafeByteOperations.unsafeWrap(event.data().asByteArrayUnsafe()))
            .putAllMetadata(event.metadata())
            .build();
    BindingEventResponse answer;
    try {
      answer = application(DELIVERY_TIMEOUT).onBindingEvent(request);
    } catch (StatusRuntimeException failed) {
      return new Outcome.Refused("the application answered " + failed.getStatus());
    }
    forward(source, answer);
    return new Outcome.Taken();
  }

  private void forward(EventDelivery.Source source, BindingEventResponse answer) {
    if (answer.getToCount() == 0) {
      return;
    }
    SdkBytes data = json(answer.getData());
    switch (answer.getConcurrency()) {
      case PARALLEL -> {
        try (ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) {
          answer.getToList().forEach(output -> sending.execute(() -> send(source, output, data)));
        }
      }
      case SEQUENTIAL, UNRECOGNIZED -> {
        for (String output : answer.getToList()) {
          if (!send(source, output, data)) {
            return;
          }
        }
      }
    }
  }

  private boolean send(EventDelivery.Source source, String output, SdkBytes data) {
    try {
      outputs.get().invoke(output, CREATE, data, Map.of());
      return true;
    } catch (DaprError error) {
      LOG.warn("binding {}: what the application answered: {}", source.name(), error.text());
      return false;
    }
  }

  /** Dapr passes on JSON only. */
  private static SdkBytes json(ByteString data) {
    byte[] bytes = data.toByteArray();
    return JsonText.isJson(bytes) ? SdkBytes.fromByteArrayUnsafe(bytes) : NO_JSON;
  }

  private AppCallbackGrpc.AppCallbackBlockingStub application(Duration timeout) {
    AppCallbackGrpc.AppCallbackBlockingStub stub =
        AppCallbackGrpc.newBlockingStub(channel)
            .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (apiToken == null) {
      return stub;
    }
    Metadata headers = new Metadata();
    headers.put(API_TOKEN, apiToken.reveal());
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
