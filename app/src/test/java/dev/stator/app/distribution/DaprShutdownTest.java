package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import dev.stator.server.dapr.runtime.proto.DaprGrpc;
import dev.stator.server.dapr.runtime.proto.ShutdownRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application ends its sidecar, as with Dapr: a clean stop. */
class DaprShutdownTest {
  @TempDir Path folder;

  @Test
  void stops_when_an_application_asks() {
    try (StatorProcess stator = StatorProcess.serve(folder)) {
      ManagedChannel channel =
          Grpc.newChannelBuilder(stator.daprGrpc(), InsecureChannelCredentials.create()).build();
      Empty answer =
          DaprGrpc.newBlockingStub(channel)
              .withDeadlineAfter(20, TimeUnit.SECONDS)
              .shutdown(ShutdownRequest.getDefaultInstance());
      assertThat(answer).isEqualTo(Empty.getDefaultInstance());
      assertThat(stator.exitCode()).isZero();
      assertThat(stator.out()).contains("Stopped; the store is closed.");
      channel.shutdownNow();
    }
  }
}
