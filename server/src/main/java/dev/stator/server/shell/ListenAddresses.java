package dev.stator.server.shell;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;

/**
 * The addresses to listen on for a host that a user names. {@code localhost} is both of this
 * machine's own addresses: some clients take only the first that its name stands for, whichever
 * that is.
 *
 * <p>Source: RFC 6761, section 6.3.
 */
public final class ListenAddresses {
  public static final String LOCALHOST = "localhost";
  public static final String IPV6_LOOPBACK = "::1";

  private ListenAddresses() {}

  /** One address or more; {@code ::1} only where this machine has it. */
  public static List<String> of(String host) {
    if (!host.toLowerCase(Locale.ROOT).equals(LOCALHOST)) {
      return List.of(host);
    }
    return hasIpv6Loopback()
        ? List.of(Listener.LOOPBACK, IPV6_LOOPBACK)
        : List.of(Listener.LOOPBACK);
  }

  /** Whether this machine has {@code ::1}, and this process may use it. */
  public static boolean hasIpv6Loopback() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(IPV6_LOOPBACK, 0));
      return true;
    } catch (IOException absent) {
      return false;
    }
  }
}
