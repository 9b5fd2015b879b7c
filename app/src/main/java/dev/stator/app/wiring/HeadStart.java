package dev.stator.app.wiring;

import dev.stator.server.grpc.Transport;
import dev.stator.server.shell.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * What every server needs and nothing decides about, loaded on the second core while the first
 * reads the configuration and opens the database. {@link #await} before the same classes are used
 * elsewhere: two threads that load them from two ends could wait for each other.
 */
public final class HeadStart {
  /** For a server that somebody has time for. */
  public static final HeadStart NONE = new HeadStart(null);

  private final @Nullable Thread loading;

  private HeadStart(@Nullable Thread loading) {
    this.loading = loading;
  }

  /** Returns at once. */
  public static HeadStart begin() {
    return new HeadStart(
        Thread.ofPlatform().daemon().name("stator-head-start").start(HeadStart::load));
  }

  private static void load() {
    HttpServer.load();
    Transport.load();
  }

  void await() {
    if (loading == null) {
      return;
    }
    try {
      loading.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
