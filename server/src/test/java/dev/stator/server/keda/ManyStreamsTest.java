package dev.stator.server.keda;

import static dev.stator.server.keda.ScalerUnderTest.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.keda.proto.IsActiveResponse;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * KEDA's TestExternalPushScaler_Run: five servers, 500 open streams at each over one connection,
 * and every one of the 2,500 is told {@code true}.
 */
@Timeout(60)
class ManyStreamsTest {
  private static final int SERVERS = 5;
  private static final int STREAMS = 500;

  private final CountDownLatch idle = new CountDownLatch(SERVERS * STREAMS);
  private final CountDownLatch active = new CountDownLatch(SERVERS * STREAMS);
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  private final class Received implements StreamObserver<IsActiveResponse> {
    @Override
    public void onNext(IsActiveResponse message) {
      (message.getResult() ? active : idle).countDown();
    }

    @Override
    public void onError(Throwable failure) {
      failures.add(failure);
    }

    @Override
    public void onCompleted() {}
  }

  @Test
  void every_stream_is_told() throws Exception {
    List<AutoCloseable> opened = new ArrayList<>();
    List<ScalerUnderTest> databases = new ArrayList<>();
    try {
      for (int server = 0; server < SERVERS; server++) {
        ScalerUnderTest scaled = new ScalerUnderTest().create();
        databases.add(scaled);
        GrpcListener listener =
            GrpcListener.start("127.0.0.1", 0, List.of(new ExternalScalerService(scaled.scaler())));
        opened.add(listener);
        ManagedChannel channel =
            NettyChannelBuilder.forAddress("127.0.0.1", listener.port()).usePlaintext().build();
        opened.add(channel::shutdownNow);
        for (int stream = 0; stream < STREAMS; stream++) {
          ExternalScalerGrpc.newStub(channel)
              .streamIsActive(call("sampleInterval", "1h"), new Received());
        }
      }
      assertThat(idle.await(20, TimeUnit.SECONDS)).isTrue();
      databases.forEach(scaled -> scaled.put(0, 1));
      assertThat(active.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(failures).isEmpty();
    } finally {
      for (AutoCloseable one : opened.reversed()) {
        one.close();
      }
      databases.forEach(ScalerUnderTest::close);
    }
  }
}
