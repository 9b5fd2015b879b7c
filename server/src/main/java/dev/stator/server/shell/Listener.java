package dev.stator.server.shell;

import dev.stator.server.shell.tls.ServerIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that accepts connections, and who answers there.
 *
 * @param name the listener's name, unique in its server
 * @param host a host name or address of this machine; {@code localhost} is all that {@link
 *     ListenAddresses} tells
 * @param port 0 takes a free one
 * @param frontEnds in the order in which they are asked whether they take a request
 * @param identity what it proves itself with over TLS; null for plain HTTP
 * @param last whether, in a stop, it tells how that goes until nothing is in progress any more
 */
public record Listener(
    String name,
    String host,
    int port,
    List<HttpFrontEnd> frontEnds,
    @Nullable ServerIdentity identity,
    boolean last) {
  /** Only programs on the same machine reach it. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int PORT_MAX = 65_535;

  public Listener {
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException(
          "port " + port + " of listener " + name + " is not between 0 and " + PORT_MAX);
    }
    frontEnds = List.copyOf(frontEnds);
  }

  /** The same elsewhere. */
  Listener at(String address, int number) {
    return new Listener(name, address, number, frontEnds, identity, last);
  }

  /** With TLS, if there is an {@code identity}. */
  public Listener(
      String name,
      String host,
      int port,
      List<HttpFrontEnd> frontEnds,
      @Nullable ServerIdentity identity) {
    this(name, host, port, frontEnds, identity, false);
  }

  /**
   * The same, but the last to go in a stop: until nothing is in progress any more it answers vital
   * requests, such as whether the server is ready, and refuses others.
   */
  public Listener asLast() {
    return new Listener(name, host, port, frontEnds, identity, true);
  }

  /** Plain HTTP. */
  public Listener(String name, String host, int port, List<HttpFrontEnd> frontEnds) {
    this(name, host, port, frontEnds, null, false);
  }
}
