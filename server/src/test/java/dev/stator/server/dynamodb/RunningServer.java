package dev.stator.server.dynamodb;

import dev.stator.engine.Engine;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.memory.MemoryStore;
import dev.stator.server.shell.HealthRoutes;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.Readiness;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.ServerLimits;
import java.net.URI;
import java.util.List;

/** An engine in memory behind two listeners: one of the front end's own, one that it shares. */
final class RunningServer implements AutoCloseable {
  private final Engine engine = new Engine(new MemoryStore(), EngineConfig.defaults());
  private final HttpServer server;

  RunningServer() {
    this(DynamoDbConfig.DEFAULT);
  }

  RunningServer(DynamoDbConfig config) {
    this(config, ServerLimits.DEFAULT);
  }

  RunningServer(DynamoDbConfig config, ServerLimits limits) {
    this.server =
        HttpServer.start(
            List.of(
                new Listener(
                    "own", Listener.LOOPBACK, 0, List.of(DynamoDbRoutes.alone(engine, config))),
                new Listener(
                    "shared",
                    Listener.LOOPBACK,
                    0,
                    List.of(
                        new HealthRoutes(Readiness.Ready::new),
                        DynamoDbRoutes.besideOthers(engine, config)))),
            ServerSetup.of(limits));
  }

  void upkeep() {
    engine.upkeep();
  }

  URI own() {
    return URI.create("http://127.0.0.1:" + server.port("own"));
  }

  URI shared() {
    return URI.create("http://127.0.0.1:" + server.port("shared"));
  }

  @Override
  public void close() {
    server.close();
    engine.close();
  }
}
