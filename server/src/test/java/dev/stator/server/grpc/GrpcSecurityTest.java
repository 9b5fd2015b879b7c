package dev.stator.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.server.shell.tls.Pem;
import dev.stator.server.shell.tls.ServerIdentity;
import dev.stator.server.shell.token.NamedToken;
import dev.stator.server.shell.token.Tokens;
import dev.stator.tables.Secret;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers with every kind of certificate and token, one answer or a stream of them. */
class GrpcSecurityTest {
  private static final GrpcSecurity MUTUAL =
      new GrpcSecurity(
          Pem.server(),
          ServerIdentity.authorities(Pem.file("authority.pem")),
          Set.of("keda-operator"),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "operator, true",
    "visitor, false",
    "stranger, false",
    "expired, false",
    " , false",
  })
  void lets_in_whose_certificate_is_good(@Nullable String client, boolean allowed)
      throws Exception {
    try (GrpcListener listener = GrpcListener.start("127.0.0.1", 0, List.of(), MUTUAL)) {
      ManagedChannel channel = channel(listener, client);
      try {
        if (allowed) {
          assertThat(check(channel)).isEqualTo(ServingStatus.SERVING);
          assertThat(watch(channel).next()).isEqualTo(ServingStatus.SERVING);
        } else {
          Status.Code code =
              "visitor".equals(client) ? Status.Code.PERMISSION_DENIED : Status.Code.UNAVAILABLE;
          assertThatThrownBy(() -> check(channel))
              .isInstanceOfSatisfying(
                  StatusRuntimeException.class,
                  refused -> assertThat(refused.getStatus().getCode()).isEqualTo(code));
          assertThatThrownBy(() -> watch(channel).next())
              .isInstanceOfSatisfying(
                  StatusRuntimeException.class,
                  refused -> assertThat(refused.getStatus().getCode()).isEqualTo(code));
        }
      } finally {
        close(channel);
      }
    }
  }

  @Test
  void takes_anybody_over_tls_without_an_authority_and_nobody_in_plain_text() throws Exception {
    GrpcSecurity tls = new GrpcSecurity(Pem.server(), List.of(), Set.of(), List.of());
    try (GrpcListener listener = GrpcListener.start("127.0.0.1", 0, List.of(), tls)) {
      ManagedChannel channel = channel(listener, null);
      ManagedChannel plain = plain(listener);
      try {
        assertThat(check(channel)).isEqualTo(ServingStatus.SERVING);
        assertThatThrownBy(() -> check(plain)).isInstanceOf(StatusRuntimeException.class);
      } finally {
        close(channel);
        close(plain);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"one, true", "two, true", "thre, false", "three, false", " , false"})
  void asks_for_daprs_token_but_not_for_health(@Nullable String token, boolean allowed)
      throws Exception {
    Tokens tokens =
        Tokens.of(
            List.of(
                NamedToken.of("old", Secret.of("one")), NamedToken.of("new", Secret.of("two"))));
    GrpcSecurity security = GrpcSecurity.NONE.with(new TokenInterceptor(tokens));
    try (GrpcListener listener = GrpcListener.start("127.0.0.1", 0, List.of(), security)) {
      ManagedChannel channel = plain(listener);
      try {
        assertThat(check(channel)).isEqualTo(ServingStatus.SERVING);
        if (allowed) {
          assertThat(reflect(channel, token).hasListServicesResponse()).isTrue();
        } else {
          assertThatThrownBy(() -> reflect(channel, token))
              .isInstanceOfSatisfying(
                  StatusRuntimeException.class, GrpcSecurityTest::assertUnauthorized);
        }
      } finally {
        close(channel);
      }
    }
  }

  private static void assertUnauthorized(StatusRuntimeException refused) {
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(refused.getStatus().getDescription()).isEqualTo("Unauthorized");
    assertThat(String.valueOf(StatusProto.fromThrowable(refused))).contains("http.code", "dapr.io");
  }

  private static ServingStatus check(ManagedChannel channel) {
    return HealthGrpc.newBlockingStub(channel)
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  private static Iterator<ServingStatus> watch(ManagedChannel channel) {
    var answers =
        HealthGrpc.newBlockingStub(channel).watch(HealthCheckRequest.getDefaultInstance());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return answers.hasNext();
      }

      @Override
      public ServingStatus next() {
        return answers.next().getStatus();
      }
    };
  }

  private static ServerReflectionResponse reflect(ManagedChannel channel, @Nullable String token) {
    Metadata headers = new Metadata();
    if (token != null) {
      headers.put(Metadata.Key.of("dapr-api-token", Metadata.ASCII_STRING_MARSHALLER), token);
    }
    ReflectionCall call = new ReflectionCall();
    var requests =
        ClientCalls.asyncBidiStreamingCall(
            ClientInterceptors.intercept(
                    channel, MetadataUtils.newAttachHeadersInterceptor(headers))
                .newCall(ServerReflectionGrpc.getServerReflectionInfoMethod(), CallOptions.DEFAULT),
            call);
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    requests.onCompleted();
    return call.answer();
  }

  private static ManagedChannel channel(GrpcListener listener, @Nullable String client)
      throws Exception {
    TlsChannelCredentials.Builder credentials =
        TlsChannelCredentials.newBuilder().trustManager(Pem.file("authority.pem").toFile());
    if (client != null) {
      credentials.keyManager(
          Pem.file(client + ".pem").toFile(), Pem.file(client + ".key").toFile());
    }
    return Grpc.newChannelBuilderForAddress("localhost", listener.port(), credentials.build())
        .overrideAuthority("localhost")
        .build();
  }

  private static ManagedChannel plain(GrpcListener listener) {
    return Grpc.newChannelBuilderForAddress(
            "127.0.0.1", listener.port(), InsecureChannelCredentials.create())
        .build();
  }

  private static void close(ManagedChannel channel) throws InterruptedException {
    channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
  }
}
