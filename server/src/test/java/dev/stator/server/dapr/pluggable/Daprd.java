package dev.stator.server.dapr.pluggable;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.grpc.reflection.v1alpha.ServerReflectionGrpc;
import io.grpc.reflection.v1alpha.ServerReflectionRequest;
import io.grpc.reflection.v1alpha.ServerReflectionResponse;
import io.grpc.reflection.v1alpha.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks for components and connects to them as daprd does: every socket of a folder, asked by
 * reflection v1alpha which services it has, over a connection that is closed then; and for each
 * component a connection of its own, whose calls all carry the component's name.
 */
final class Daprd implements AutoCloseable {
  private static final Metadata.Key<String> INSTANCE =
      Metadata.Key.of("x-component-instance", Metadata.ASCII_STRING_MARSHALLER);

  private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final Map<String, List<String>> services = new TreeMap<>();
  private final Path folder;

  Daprd(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        ManagedChannel channel = connect(file);
        services.put(name.substring(0, name.lastIndexOf('.')), services(channel));
        end(channel);
      }
    }
  }

  /** The services of each socket, under its name without the ending. */
  Map<String, List<String>> services() {
    return services;
  }

  private ManagedChannel connect(Path socket) {
    return NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
        .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
        .withOption(ChannelOption.SO_KEEPALIVE, null)
        .eventLoopGroup(loop)
        .overrideAuthority("localhost")
        .usePlaintext()
        .build();
  }

  @SuppressWarnings("deprecation") // what daprd uses
  private static List<String> services(Channel channel) {
    CompletableFuture<List<String>> names = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> questions =
        ServerReflectionGrpc.newStub(channel)
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse answer) {
                    names.complete(
                        answer.getListServicesResponse().getServiceList().stream()
                            .map(ServiceResponse::getName)
                            .toList());
                  }

                  @Override
                  public void onError(Throwable failure) {
                    names.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    questions.onNext(ServerReflectionRequest.newBuilder().setListServices("*").build());
    List<String> all = names.orTimeout(10, TimeUnit.SECONDS).join();
    questions.onCompleted();
    return all;
  }

  /**
   * A new connection for a component.
   *
   * @param socket its name without the ending, as in the component's type
   * @param service that daprd must have found there
   */
  Channel component(String socket, String service, String name) {
    List<String> found = services.get(socket);
    if (found == null || !found.contains(service)) {
      throw new IllegalStateException("no " + service + " at " + socket + ": " + services);
    }
    ManagedChannel channel = connect(folder.resolve(socket + ComponentSocket.ENDING));
    channels.add(channel);
    return io.grpc.ClientInterceptors.intercept(channel, new Named(name));
  }

  private record Named(String name) implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      return new ForwardingClientCall.SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          headers.put(INSTANCE, name);
          super.start(listener, headers);
        }
      };
    }
  }

  private static void end(ManagedChannel channel) {
    channel.shutdownNow();
    try {
      channel.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    channels.forEach(Daprd::end);
    var unused = loop.shutdownGracefully(100, 1000, TimeUnit.MILLISECONDS);
  }
}
