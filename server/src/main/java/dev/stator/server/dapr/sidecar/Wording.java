package dev.stator.server.dapr.sidecar;

import java.util.Map;

/** Dapr words two errors of the state API differently for each protocol. */
public enum Wording {
  HTTP {
    @Override
    Map<String, String> application(String appId) {
      return appId.isEmpty() ? Map.of() : Map.of("appID", appId);
    }

    @Override
    String illegalKey(String reason) {
      return "api error: code = InvalidArgument desc = " + reason;
    }
  },
  GRPC {
    @Override
    Map<String, String> application(String appId) {
      return Map.of();
    }

    @Override
    String illegalKey(String reason) {
      return reason;
    }
  };

  /** What is told of the application whose store is missing. */
  abstract Map<String, String> application(String appId);

  abstract String illegalKey(String reason);
}
