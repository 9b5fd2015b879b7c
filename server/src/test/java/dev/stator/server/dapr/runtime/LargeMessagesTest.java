package dev.stator.server.dapr.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.stator.server.dapr.runtime.proto.DaprGrpc;
import dev.stator.server.dapr.runtime.proto.GetBulkStateRequest;
import dev.stator.server.dapr.runtime.proto.GetBulkStateResponse;
import dev.stator.server.dapr.runtime.proto.GetMetadataRequest;
import dev.stator.server.dapr.runtime.proto.QueryStateRequest;
import dev.stator.server.dapr.runtime.proto.SaveStateRequest;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are many times as long as what asks for them, and clients that do not take them. */
@Timeout(60)
class LargeMessagesTest {
  private static final int VALUE_BYTES = 300_000;
  private static final int COUNT = 12;
  private static final GetBulkStateRequest MANY =
      GetBulkStateRequest.newBuilder()
          .setStoreName(RuntimeServer.STORE)
          .addAllKeys(Collections.nCopies(COUNT, "large"))
          .build();

  private final RuntimeServer server = new RuntimeServer();
  private final InFlight inFlight = server.http().inFlight();

  @BeforeEach
  void save() {
    server
        .dapr()
        .saveState(
            SaveStateRequest.newBuilder()
                .setStoreName(RuntimeServer.STORE)
                .addStates(RuntimeServer.item("large", "x".repeat(VALUE_BYTES)))
                .build());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void without_room_they_are_refused() {
    long all = ServerLimits.DEFAULT.bytesMax();
    inFlight.holdAnswer(all);
    RuntimeServer.Refusal bulk = RuntimeServer.refusal(() -> server.dapr().getBulkState(MANY));
    assertThat(bulk.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(bulk.details()).containsExactly("ErrorInfo dapr.io ERR_STATE_BULK_GET");
    QueryStateRequest everything =
        QueryStateRequest.newBuilder().setStoreName(RuntimeServer.STORE).setQuery("{}").build();
    assertThat(RuntimeServer.refusal(() -> server.dapr().queryStateAlpha1(everything)).code())
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    inFlight.holdCallAnswer(all + 1);
    // Nothing of this call is large, but too much waits already.
    assertThatThrownBy(() -> server.dapr().getMetadata(GetMetadataRequest.getDefaultInstance()))
        .hasMessageStartingWith("RESOURCE_EXHAUSTED");
    inFlight.releaseCallAnswer(all + 1);
    inFlight.releaseAnswer(all);
    assertThat(server.dapr().getBulkState(MANY).getItemsList())
        .hasSize(COUNT)
        .allMatch(item -> item.getData().equals(ByteString.copyFromUtf8("x".repeat(VALUE_BYTES))));
  }

  @Test
  void one_that_is_not_taken_is_counted_until_it_is() throws Exception {
    ManagedChannel slow =
        NettyChannelBuilder.forAddress("127.0.0.1", server.port())
            .usePlaintext()
            .flowControlWindow(1024)
            .build();
    try {
      CompletableFuture<Status> ended = new CompletableFuture<>();
      ClientCall<GetBulkStateRequest, GetBulkStateResponse> call =
          slow.newCall(DaprGrpc.getGetBulkStateMethod(), CallOptions.DEFAULT);
      call.start(
          new ClientCall.Listener<>() {
            @Override
            public void onClose(Status status, Metadata trailers) {
              ended.complete(status);
            }
          },
          new Metadata());
      call.sendMessage(MANY);
      call.halfClose();
      while (inFlight.bytes() < (long) COUNT * VALUE_BYTES || inFlight.requests() > 0) {
        Thread.sleep(5);
      }
      assertThat(inFlight.bytes()).isLessThan((COUNT + 1L) * VALUE_BYTES);
      call.request(1);
      assertThat(ended.get(30, TimeUnit.SECONDS).isOk()).isTrue();
    } finally {
      slow.shutdownNow();
    }
    while (inFlight.bytes() > 0) {
      Thread.sleep(5);
    }
  }
}
