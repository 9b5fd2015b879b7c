package dev.stator.server.grpc;

import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import java.util.concurrent.TimeUnit;

/** What is below gRPC on every port: Netty, over Linux's epoll. */
public final class Transport {
  private Transport() {}

  /**
   * Loads it, by a socket that is bound to no address, in the time of somebody who has it. Nothing
   * of gRPC itself is touched. Does nothing elsewhere than on Linux.
   */
  public static void load() {
    if (!Epoll.isAvailable()) {
      return;
    }
    EpollEventLoopGroup loop = new EpollEventLoopGroup(1);
    try {
      loop.register(new EpollServerSocketChannel())
          .syncUninterruptibly()
          .channel()
          .close()
          .syncUninterruptibly();
    } finally {
      loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
  }
}
