package dev.stator.app.wiring;

import static dev.stator.app.wiring.Servers.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.stator.app.config.Port;
import dev.stator.app.config.Setting;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.server.dapr.pluggable.proto.GetRequest;
import dev.stator.server.dapr.pluggable.proto.InitRequest;
import dev.stator.server.dapr.pluggable.proto.InputBindingGrpc;
import dev.stator.server.dapr.pluggable.proto.InputBindingInitRequest;
import dev.stator.server.dapr.pluggable.proto.InvokeRequest;
import dev.stator.server.dapr.pluggable.proto.MetadataRequest;
import dev.stator.server.dapr.pluggable.proto.OutputBindingGrpc;
import dev.stator.server.dapr.pluggable.proto.OutputBindingInitRequest;
import dev.stator.server.dapr.pluggable.proto.ReadRequest;
import dev.stator.server.dapr.pluggable.proto.ReadResponse;
import dev.stator.server.dapr.pluggable.proto.SetRequest;
import dev.stator.server.dapr.pluggable.proto.StateStoreGrpc;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code serve --dapr-components-folder}, called as daprd calls it. */
class PluggableServerTest {
  private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
  private Path folder = Path.of("");

  /** Short: JUnit's own may be too long for a socket. */
  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("dapr");
  }

  @AfterEach
  void removeFolder() throws IOException {
    var unused = loop.shutdownGracefully(100, 1000, TimeUnit.MILLISECONDS);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private RunningServer start(Map<Setting, String> more) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.FRONT_ENDS, "dynamodb");
    flags.put(Setting.DAPR_COMPONENTS_FOLDER, folder.toString());
    flags.putAll(more);
    return Servers.start(flags);
  }

  private interface Calls {
    void make(Channel channel) throws Exception;
  }

  private void connected(String socket, Calls calls) throws Exception {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(folder.resolve(socket)))
            .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
            .withOption(ChannelOption.SO_KEEPALIVE, null)
            .eventLoopGroup(loop)
            .overrideAuthority("localhost")
            .usePlaintext()
            .build();
    try {
      calls.make(channel);
    } finally {
      channel.shutdownNow();
      assertThat(channel.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static InitRequest init(Map<String, String> properties) {
    return InitRequest.newBuilder().setMetadata(metadata(properties)).build();
  }

  private static MetadataRequest metadata(Map<String, String> properties) {
    return MetadataRequest.newBuilder().putAllProperties(properties).build();
  }

  private static void assertStateWorks(Channel channel) {
    StateStoreGrpc.StateStoreBlockingStub store = StateStoreGrpc.newBlockingStub(channel);
    store.set(
        SetRequest.newBuilder()
            .setKey("app||tony-stark")
            .setValue(ByteString.copyFromUtf8("\"iron man\""))
            .build());
    assertThat(
            store
                .get(GetRequest.newBuilder().setKey("app||tony-stark").build())
                .getData()
                .toStringUtf8())
        .isEqualTo("\"iron man\"");
  }

  @Test
  void is_a_state_store_and_a_binding_of_the_embedded_engine() throws Exception {
    try (RunningServer server =
        start(Map.of(Setting.DAPR_COMPONENTS_NAMES, "stator,aws.dynamodb"))) {
      assertThat(String.join("\n", server.report().ready()))
          .contains("unix:" + folder.resolve("stator.sock"), "aws.dynamodb.sock", "in memory");
      assertThat(PosixFilePermissions.toString(rights("stator.sock"))).isEqualTo("rw-rw----");
      connected(
          "aws.dynamodb.sock",
          channel -> {
            StateStoreGrpc.newBlockingStub(channel)
                .init(
                    init(
                        Map.of(
                            "table", "states",
                            "region", "eu-west-1",
                            "accessKey", "AKIAIOSFODNN7EXAMPLE",
                            "secretKey", "s3cret",
                            "primaryEncryptionKey", "of daprd",
                            "whatever", "1")));
            assertStateWorks(channel);
          });
      connected(
          "stator.sock",
          channel -> {
            assertThatThrownBy(() -> assertStateWorks(channel))
                .as("each socket has its own components")
                .isInstanceOf(StatusRuntimeException.class);
            bindingWorks(channel);
          });
    }
    assertThat(folder).isEmptyDirectory();
  }

  private java.util.Set<java.nio.file.attribute.PosixFilePermission> rights(String socket)
      throws IOException {
    return Files.getPosixFilePermissions(folder.resolve(socket));
  }

  private static void bindingWorks(Channel channel) throws InterruptedException {
    Map<String, String> properties =
        Map.of("table", "items", "createTable", "id:S", "startingPosition", "TRIM_HORIZON");
    OutputBindingGrpc.OutputBindingBlockingStub output = OutputBindingGrpc.newBlockingStub(channel);
    output.init(OutputBindingInitRequest.newBuilder().setMetadata(metadata(properties)).build());
    InputBindingGrpc.newBlockingStub(channel)
        .init(InputBindingInitRequest.newBuilder().setMetadata(metadata(properties)).build());
    BlockingQueue<ReadResponse> events = new LinkedBlockingQueue<>();
    StreamObserver<ReadRequest> acknowledgements =
        InputBindingGrpc.newStub(channel)
            .read(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ReadResponse event) {
                    events.add(event);
                  }

                  @Override
                  public void onError(Throwable end) {}

                  @Override
                  public void onCompleted() {}
                });
    output.invoke(
        InvokeRequest.newBuilder()
            .setOperation("create")
            .setData(ByteString.copyFromUtf8("{\"id\":\"1\"}"))
            .build());
    ReadResponse event = Objects.requireNonNull(events.poll(30, TimeUnit.SECONDS));
    assertThat(event.getData().toStringUtf8()).contains("\"eventName\":\"INSERT\"");
    acknowledgements.onNext(ReadRequest.newBuilder().setMessageId(event.getMessageId()).build());
  }

  @Test
  void its_components_reach_another_endpoint_on_aws() throws Exception {
    try (RunningServer aws = Servers.start(Map.of(Setting.FRONT_ENDS, "dynamodb,dapr"));
        RunningServer server = start(Map.of(Setting.BACKEND, "aws"))) {
      String endpoint = uri(aws, Port.DYNAMODB, "").toString();
      assertThat(server.report().ready()).isNotEmpty();
      connected(
          "stator.sock",
          channel -> {
            StateStoreGrpc.StateStoreBlockingStub store = StateStoreGrpc.newBlockingStub(channel);
            Map<String, String> properties =
                Map.of(
                    "endpoint", endpoint,
                    "region", "us-east-1",
                    "accessKey", "k",
                    "secretKey", "s");
            assertThatThrownBy(() -> store.init(init(with(properties, "missing"))))
                .hasMessageContaining("error validating DynamoDB table 'missing' access")
                .hasMessageNotContaining("secretKey");
            // The built-in state store's.
            store.init(init(with(properties, "statestore")));
            assertStateWorks(channel);
          });
    }
  }

  private static Map<String, String> with(Map<String, String> properties, String table) {
    Map<String, String> all = new java.util.HashMap<>(properties);
    all.put("table", table);
    return all;
  }

  @Test
  void says_what_is_wrong_with_the_folder() {
    Path missing = folder.resolve("no");
    assertThatThrownBy(
            () -> start(Map.of(Setting.DAPR_COMPONENTS_FOLDER, missing.toString())).close())
        .isInstanceOfSatisfying(
            StartFailure.class,
            refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.PORT_TAKEN))
        .hasMessage(
            "no socket for daprd: the folder %1$s is missing; make it with: mkdir -p %1$s (--dapr-components-folder chooses the folder)"
                .formatted(missing));
    String deep = folder.resolve("x".repeat(120)).toString();
    assertThatThrownBy(() -> start(Map.of(Setting.DAPR_COMPONENTS_FOLDER, deep)).close())
        .hasMessageContaining("that of a Unix socket may have 107");
  }

  @Test
  void removes_its_own_dead_socket_and_warns_of_others() throws IOException {
    for (String name : new String[] {"stator.sock", "other.sock"}) {
      try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        dead.bind(UnixDomainSocketAddress.of(folder.resolve(name)));
      }
    }
    try (RunningServer server = start(Map.of())) {
      assertThat(server.report().warnings())
          .containsExactly(
              folder.resolve("other.sock")
                  + ": nobody answers at this socket, and daprd will not start; remove it");
      assertThatThrownBy(() -> start(Map.of()).close())
          .hasMessageContaining("another process listens on " + folder.resolve("stator.sock"));
      assertThat(folder.resolve("stator.sock")).exists();
    }
    assertThat(folder.resolve("stator.sock")).doesNotExist();
  }
}
