package dev.stator.server.shell.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/** Puts the guard around each connection of a listener. */
public final class GuardedSelector implements ServerConnectionSelector {
  private final Connections connections;
  private final Http1ConnectionSelector http;
  private final boolean last;

  /**
   * @param http how the library is to read requests
   * @param last whether connections are still made after the end has begun, to be refused
   */
  public GuardedSelector(Connections connections, Http1Config.Builder http, boolean last) {
    this.connections = connections;
    this.last = last;
    this.http =
        Http1ConnectionSelector.builder()
            .config(http.addReceiveListener(new StrictHeaders()).build())
            .build();
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return new WatchedConnection(
        connections, context, http::connection, last && connections.isEnding());
  }
}
