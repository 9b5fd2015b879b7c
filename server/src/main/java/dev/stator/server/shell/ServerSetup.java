package dev.stator.server.shell;

import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.server.shell.observe.ExchangeObserver;

/**
 * What all listeners of a server share.
 *
 * @param inFlight shared with the gRPC listeners of the same process
 * @param observer told of every answer
 */
public record ServerSetup(ServerLimits limits, InFlight inFlight, ExchangeObserver observer) {

  /** With these limits, told to nobody. */
  public static ServerSetup of(ServerLimits limits) {
    return new ServerSetup(limits, new InFlight(limits), ExchangeObserver.nobody());
  }
}
