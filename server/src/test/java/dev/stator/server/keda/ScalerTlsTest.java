package dev.stator.server.keda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.grpc.GrpcSecurity;
import dev.stator.server.keda.proto.ExternalScalerGrpc;
import dev.stator.server.shell.tls.ServerIdentity;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** As KEDA connects with caCert, tlsClientCert and tlsClientKey of its TriggerAuthentication. */
class ScalerTlsTest {
  private static final Path TLS = Path.of("src/test/resources/tls");

  @Test
  void asks_for_the_certificate_of_the_operator() throws Exception {
    try (ScalerUnderTest scaled = new ScalerUnderTest().create().put(0, 1)) {
      GrpcSecurity security =
          new GrpcSecurity(
              ServerIdentity.read(TLS.resolve("server.pem"), TLS.resolve("server.key")),
              ServerIdentity.authorities(TLS.resolve("authority.pem")),
              Set.of("keda-operator"),
              List.of());
      GrpcListener listener =
          GrpcListener.start(
              "127.0.0.1", 0, List.of(new ExternalScalerService(scaled.scaler())), security);
      try {
        assertThat(isActive(listener.port(), "operator")).isTrue();
        asksAsAPersonDoes(listener.port());
        assertThatThrownBy(() -> isActive(listener.port(), "visitor"))
            .isInstanceOf(StatusRuntimeException.class);
        assertThatThrownBy(() -> isActive(listener.port(), "stranger"))
            .isInstanceOf(StatusRuntimeException.class);
      } finally {
        listener.close();
      }
    }
  }

  /** The client of the command line, also by an address that is not in the certificate. */
  private static void asksAsAPersonDoes(int port) {
    Path authority = TLS.resolve("authority.pem");
    Path certificate = TLS.resolve("operator.pem");
    Path key = TLS.resolve("operator.key");
    for (@Nullable String[] place :
        new @Nullable String[][] {{"localhost", null}, {"127.0.0.1", "localhost"}}) {
      try (ExternalScalerClient client =
          new ExternalScalerClient(
              place[0] + ":" + port,
              new ExternalScalerClient.Tls(authority, certificate, key, place[1]))) {
        assertThat(client.poll(ScalerUnderTest.WORKLOAD, ScalerUnderTest.metadata()).value())
            .isEqualTo(1);
      }
    }
    try (ExternalScalerClient client =
        new ExternalScalerClient(
            "localhost:" + port, new ExternalScalerClient.Tls(authority, null, null, null))) {
      assertThatThrownBy(() -> client.poll(ScalerUnderTest.WORKLOAD, ScalerUnderTest.metadata()))
          .isInstanceOf(ExternalScalerClient.Failure.class);
    }
    try (ExternalScalerClient client =
        new ExternalScalerClient(
            "localhost:" + port,
            new ExternalScalerClient.Tls(authority, certificate, key, "elsewhere.svc"))) {
      assertThatThrownBy(() -> client.poll(ScalerUnderTest.WORKLOAD, ScalerUnderTest.metadata()))
          .hasMessageStartingWith("UNAVAILABLE: io exception (")
          .hasMessageContaining("elsewhere.svc")
          .message()
          .hasLineCount(1);
    }
    assertThatThrownBy(
            () ->
                new ExternalScalerClient(
                    "localhost:" + port,
                    new ExternalScalerClient.Tls(TLS.resolve("none.pem"), null, null, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.pem");
  }

  private static boolean isActive(int port, String client) throws Exception {
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress(
                "localhost",
                port,
                TlsChannelCredentials.newBuilder()
                    .trustManager(TLS.resolve("authority.pem").toFile())
                    .keyManager(
                        TLS.resolve(client + ".pem").toFile(),
                        TLS.resolve(client + ".key").toFile())
                    .build())
            .build();
    try {
      return ExternalScalerGrpc.newBlockingStub(channel)
          .isActive(ScalerUnderTest.call())
          .getResult();
    } finally {
      channel.shutdownNow();
    }
  }
}
