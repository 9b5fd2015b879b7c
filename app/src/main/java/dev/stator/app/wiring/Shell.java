package dev.stator.app.wiring;

import dev.stator.app.config.ShellConfig;
import dev.stator.app.config.ShellConfig.AccessLogTarget;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.embedded.Stator;
import dev.stator.server.shell.HealthRoutes;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.Readiness;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.connection.ConnectionCounts;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.metrics.EngineMetrics;
import dev.stator.server.shell.metrics.MetricsRoutes;
import dev.stator.server.shell.metrics.RequestMetrics;
import dev.stator.server.shell.metrics.ServerGauges;
import dev.stator.server.shell.observe.AccessLog;
import dev.stator.server.shell.observe.ExchangeObserver;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all front ends share, wired: limits, health, metrics, the access log. */
final class Shell implements AutoCloseable {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ServerSetup setup;
  private final HealthRoutes health;
  private final @Nullable AccessLog accessLog;
  private volatile boolean stopping;

  /**
   * @param inFlight what its listeners count
   * @param embedded null if everything is on AWS
   * @param engines all that are open, if any is
   * @throws StartFailure if the access log cannot be written
   */
  Shell(
      ShellConfig config,
      InFlight inFlight,
      @Nullable Stator embedded,
      Supplier<List<EngineMetrics.Source>> engines) {
    this.accessLog = accessLog(config.accessLog());
    List<ExchangeObserver> observers = new ArrayList<>();
    observers.add(new RequestMetrics(registry));
    if (accessLog != null) {
      observers.add(accessLog);
    }
    this.setup = new ServerSetup(config.limits(), inFlight, ExchangeObserver.all(observers));
    this.health = new HealthRoutes(() -> readiness(embedded));
    if (embedded != null) {
      registry.register(EngineMetrics.ofAll(engines));
    }
  }

  ServerSetup setup() {
    return setup;
  }

  /** {@code /healthz} and {@code /readyz}: for every HTTP port. */
  HttpFrontEnd health() {
    return health;
  }

  /** {@code /metrics}. */
  HttpFrontEnd metrics() {
    return new MetricsRoutes(registry);
  }

  /**
   * @param connections of all HTTP ports
   */
  void started(Supplier<ConnectionCounts> connections) {
    ServerGauges.register(registry, setup.inFlight(), connections);
  }

  /** From now on not ready: whoever sends requests here should send them elsewhere. */
  void stopping() {
    stopping = true;
  }

  private Readiness readiness(@Nullable Stator embedded) {
    return stopping ? new Readiness.NotReady("stopping") : ReadinessOf.engine(embedded);
  }

  private static @Nullable AccessLog accessLog(AccessLogTarget target) {
    return switch (target) {
      case AccessLogTarget.None none -> null;
      case AccessLogTarget.Output output ->
          AccessLog.to(new FileOutputStream(FileDescriptor.out), Clock.systemUTC());
      case AccessLogTarget.File(java.nio.file.Path file) -> {
        try {
          yield AccessLog.to(file, Clock.systemUTC());
        } catch (UncheckedIOException refused) {
          throw new StartFailure(
              ExitCode.USAGE,
              "--access-log: cannot write " + file + ": " + refused.getCause(),
              refused);
        }
      }
    };
  }

  /** Writes what the access log still holds. */
  @Override
  public void close() {
    if (accessLog != null) {
      accessLog.close();
    }
  }
}
