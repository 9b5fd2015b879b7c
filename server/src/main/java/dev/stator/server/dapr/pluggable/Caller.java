package dev.stator.server.dapr.pluggable;

import io.grpc.Context;

/**
 * Which component of which daprd is meant.
 *
 * @param connection its number; daprd opens one for each component
 * @param instance the component's name in daprd; empty if it does not say, as old ones do not
 */
record Caller(long connection, String instance) {
  private static final Context.Key<Caller> KEY = Context.key("dapr-component");

  /** The one whose call is being answered. */
  static Caller current() {
    Caller caller = KEY.get();
    if (caller == null) {
      throw new IllegalStateException("not in a call");
    }
    return caller;
  }

  Context attached() {
    return Context.current().withValue(KEY, this);
  }
}
