package dev.stator.server.shell;

import dev.stator.server.shell.CannotListenException.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;

/** Finds out whether an address can be listened on, and if not, why. */
final class AddressProbe {
  private AddressProbe() {}

  /**
   * @throws CannotListenException if it cannot
   */
  static void check(Listener listener) {
    InetSocketAddress address = new InetSocketAddress(listener.host(), listener.port());
    if (address.isUnresolved()) {
      throw new CannotListenException(
          listener, Reason.HOST_UNKNOWN, new IOException("unknown host " + listener.host()));
    }
    try (ServerSocketChannel probe = ServerSocketChannel.open()) {
      probe.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      probe.bind(address);
    } catch (IOException refused) {
      throw new CannotListenException(listener, reason(refused), refused);
    }
  }

  private static Reason reason(IOException refused) {
    // The JDK tells these apart only by the system's text.
    String text = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
    if (!(refused instanceof SocketException)) {
      return Reason.OTHER;
    }
    if (text.contains("in use")) {
      return Reason.PORT_TAKEN;
    }
    if (text.contains("assign requested address")) {
      return Reason.HOST_NOT_LOCAL;
    }
    return text.contains("permi") ? Reason.NOT_PERMITTED : Reason.OTHER;
  }
}
