package dev.stator.server.dapr.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import dev.stator.dapr.binding.BindingEvent;
import dev.stator.server.dapr.DaprServer;
import dev.stator.server.dapr.app.AppChannel.Outcome;
import dev.stator.server.dapr.app.AppChannel.Subscription;
import dev.stator.server.dapr.runtime.proto.AppCallbackGrpc;
import dev.stator.server.dapr.runtime.proto.BindingEventRequest;
import dev.stator.server.dapr.runtime.proto.BindingEventResponse;
import dev.stator.server.dapr.runtime.proto.BindingEventResponse.BindingEventConcurrency;
import dev.stator.server.dapr.runtime.proto.ListInputBindingsResponse;
import dev.stator.server.dapr.sidecar.BindingOperations;
import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.grpc.GrpcSecurity;
import dev.stator.server.grpc.TokenInterceptor;
import dev.stator.server.shell.token.NamedToken;
import dev.stator.server.shell.token.Tokens;
import dev.stator.tables.Secret;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;

/** Events to a real gRPC server that plays the application, which asks for a token. */
class GrpcAppChannelTest {
  private static final Secret TOKEN = Secret.of("s3cret");
  private static final EventDelivery.Source LISTED =
      new EventDelivery.Source("items", "ignored", true);
  private static final EventDelivery.Source UNLISTED =
      new EventDelivery.Source("others", "items", true);

  private final DaprServer sidecar = new DaprServer();
  private final Application application = new Application();
  private final GrpcListener listener;
  private final GrpcAppChannel channel;

  /** Takes the events of {@code items}, and answers what a test says. */
  private static final class Application extends AppCallbackGrpc.AppCallbackImplBase {
    private final List<BindingEventRequest> received = new ArrayList<>();
    private BindingEventResponse answer = BindingEventResponse.getDefaultInstance();
    private boolean refusing;

    @Override
    public void listInputBindings(Empty call, StreamObserver<ListInputBindingsResponse> answer) {
      answer.onNext(ListInputBindingsResponse.newBuilder().addBindings("items").build());
      answer.onCompleted();
    }

    @Override
    public void onBindingEvent(
        BindingEventRequest call, StreamObserver<BindingEventResponse> observer) {
      received.add(call);
      if (refusing) {
        observer.onError(Status.INTERNAL.withDescription("poison").asRuntimeException());
        return;
      }
      observer.onNext(answer);
      observer.onCompleted();
    }
  }

  GrpcAppChannelTest() throws IOException {
    Tokens tokens = Tokens.of(List.of(NamedToken.of("sidecar", TOKEN)));
    listener =
        GrpcListener.start(
            "127.0.0.1",
            0,
            List.of(application),
            GrpcSecurity.NONE.with(new TokenInterceptor(tokens)));
    channel =
        new GrpcAppChannel(
            "127.0.0.1:" + listener.port(),
            TOKEN,
            () -> new BindingOperations(sidecar.sidecar().components()));
  }

  @AfterEach
  void close() {
    channel.close();
    listener.close();
    sidecar.close();
  }

  private static BindingEvent event() {
    return new BindingEvent(
        "1", SdkBytes.fromUtf8String("{\"eventID\":\"1\"}"), Map.of("eventID", "1"), 1, false);
  }

  @Test
  void an_application_lists_what_it_takes() {
    assertThat(channel.subscription(LISTED)).isEqualTo(Subscription.YES);
    assertThat(channel.subscription(UNLISTED)).isEqualTo(Subscription.NO);
    listener.close();
    assertThat(channel.subscription(LISTED)).isEqualTo(Subscription.UNKNOWN);
  }

  @Test
  void an_event_arrives_under_its_bindings_name() {
    assertThat(channel.deliver(LISTED, event())).isEqualTo(new Outcome.Taken());
    BindingEventRequest received = application.received.getFirst();
    assertThat(received.getName()).isEqualTo("items");
    assertThat(received.getData().toStringUtf8()).isEqualTo("{\"eventID\":\"1\"}");
    assertThat(received.getMetadataMap()).isEqualTo(Map.of("eventID", "1"));
  }

  @Test
  void an_error_refuses_it() {
    application.refusing = true;
    assertThat(channel.deliver(LISTED, event()))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.reason()).contains("poison"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNIZED")
  void an_answer_goes_to_the_bindings_that_it_names(BindingEventConcurrency concurrency) {
    application.answer =
        BindingEventResponse.newBuilder()
            .addTo("items")
            .addTo("nowhere")
            .setConcurrency(concurrency)
            .setData(ByteString.copyFromUtf8("{\"id\":\"" + concurrency + "\"}"))
            .build();
    assertThat(channel.deliver(LISTED, event())).isEqualTo(new Outcome.Taken());
    assertThat(sidecar.item("items", "id", concurrency.name())).isNotEmpty();
  }
}
