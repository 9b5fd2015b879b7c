package dev.stator.app.config;

import java.util.Set;

/** A port, and the front ends behind it. */
public enum Port {
  DYNAMODB(Setting.DYNAMODB_PORT, Set.of(FrontEnd.DYNAMODB)),
  DAPR_HTTP(Setting.DAPR_HTTP_PORT, Set.of(FrontEnd.DAPR)),
  DAPR_GRPC(Setting.DAPR_GRPC_PORT, Set.of(FrontEnd.DAPR)),
  /** Health and metrics too, so it is always open. */
  HTTP(Setting.HTTP_PORT, Set.of(FrontEnd.values())),
  KEDA(Setting.KEDA_PORT, Set.of(FrontEnd.KEDA));

  private final Setting setting;
  private final Set<FrontEnd> frontEnds;

  Port(Setting setting, Set<FrontEnd> frontEnds) {
    this.setting = setting;
    this.frontEnds = frontEnds;
  }

  /** The setting that moves it elsewhere. */
  public Setting setting() {
    return setting;
  }

  /** Whether it is opened when {@code chosen} are started. */
  public boolean serves(Set<FrontEnd> chosen) {
    return chosen.stream().anyMatch(frontEnds::contains);
  }
}
