package dev.stator.server.shell;

import dev.stator.server.shell.CannotListenException.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;

/** Finds out whether an address can be listened on, and if not, why. */
public final class AddressProbe {
  private AddressProbe() {}

  /**
   * @param listener the name of who wants to listen
   * @param port 0 for any
   * @throws CannotListenException if it cannot
   */
  public static void check(String listener, String host, int port) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new CannotListenException(
          listener, host, port, Reason.HOST_UNKNOWN, new IOException("unknown host " + host));
    }
    try (ServerSocketChannel probe = ServerSocketChannel.open()) {
      probe.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      probe.bind(address);
    } catch (IOException refused) {
      throw new CannotListenException(listener, host, port, reason(refused), refused);
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
