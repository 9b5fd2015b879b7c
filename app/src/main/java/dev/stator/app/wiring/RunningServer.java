package dev.stator.app.wiring;

import dev.stator.app.config.FrontEnd;
import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.resources.Resources;
import dev.stator.app.resources.SecretSources;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.page.AllowedPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every front end that was asked for, on its port, over its database. Close it to stop. */
public final class RunningServer implements AutoCloseable {
  private final Databases databases;
  private final Shell shell;
  private final Listeners listeners;
  private final ReadyReport report;
  private final List<Background> background;
  private final StopRequest stop;

  private RunningServer(
      Databases databases,
      Shell shell,
      Listeners listeners,
      ReadyReport report,
      List<Background> background,
      StopRequest stop) {
    this.databases = databases;
    this.shell = shell;
    this.listeners = listeners;
    this.report = report;
    this.background = background;
    this.stop = stop;
  }

  /**
   * @throws dev.stator.app.exit.StartFailure if something cannot be had; nothing stays open then
   */
  public static RunningServer start(ServeConfig config) {
    return start(config, HeadStart.NONE);
  }

  /**
   * @throws dev.stator.app.exit.StartFailure if something cannot be had; nothing stays open then
   */
  public static RunningServer start(ServeConfig config, HeadStart headStart) {
    return start(config, headStart, System::getenv);
  }

  /**
   * @param environment the value of a variable, or null
   */
  static RunningServer start(ServeConfig config, Function<String, @Nullable String> environment) {
    return start(config, HeadStart.NONE, environment);
  }

  private static RunningServer start(
      ServeConfig config, HeadStart headStart, Function<String, @Nullable String> environment) {
    Resources resources = BuiltInResources.orThoseOf(config.resources());
    Databases databases = new Databases(config.store(), config.protocol().namespace());
    try {
      WiringContext context =
          new WiringContext(
              config,
              resources,
              new SecretSources(resources, environment),
              databases,
              new ArrayList<>(resources.warnings()),
              new StopRequest(),
              new InFlight(config.shell().limits()));
      context.warnings().addAll(SecurityWarnings.of(config));
      List<FrontEndParts> parts = parts(context);
      Shell shell =
          new Shell(
              config.shell(),
              context.inFlight(),
              databases.embeddedIfOpen(),
              databases.engines()::statistics);
      headStart.await();
      Listeners listeners = listenOrClose(config, parts, shell);
      Addresses addresses =
          new Addresses(
              config.listen().host(), listeners.numbers(), config.tls().identity() != null);
      ReadyReport report =
          ReadyReport.of(
              parts, addresses, config, databases.embeddedIfOpen() != null, context.warnings());
      List<Background> background =
          parts.stream().flatMap(part -> part.background().stream()).toList();
      background.forEach(work -> work.start().run());
      return new RunningServer(databases, shell, listeners, report, background, context.stop());
    } catch (RuntimeException failed) {
      databases.close();
      throw failed;
    }
  }

  private static List<FrontEndParts> parts(WiringContext context) {
    List<FrontEndParts> parts = new ArrayList<>();
    for (FrontEnd frontEnd : context.config().frontEnds().chosen()) {
      switch (frontEnd) {
        case DYNAMODB -> parts.add(DynamoDbWiring.parts(context));
        case STORAGE -> parts.add(StorageWiring.parts(context));
        case KEDA -> parts.add(KedaWiring.parts(context));
        case DAPR -> parts.add(DaprWiring.parts(context));
        case CONNECTOR -> parts.add(ConnectorWiring.parts(context));
        case PLUGGABLE -> parts.add(PluggableWiring.parts(context));
      }
    }
    return parts;
  }

  private static Listeners listenOrClose(
      ServeConfig config, List<FrontEndParts> parts, Shell shell) {
    try {
      return listen(config, parts, shell);
    } catch (RuntimeException failed) {
      shell.close();
      throw failed;
    }
  }

  /** Health is asked first, so that no front end can hide it. */
  private static Listeners listen(ServeConfig config, List<FrontEndParts> parts, Shell shell) {
    List<HttpPart> http = new ArrayList<>();
    http.add(new HttpPart(Port.HTTP, shell.health()));
    http.add(new HttpPart(Port.HTTP, shell.metrics()));
    parts.stream()
        .flatMap(part -> part.http().stream())
        .map(HttpPart::port)
        .distinct()
        .filter(port -> port != Port.HTTP)
        .forEach(port -> http.add(new HttpPart(port, shell.health())));
    parts.forEach(part -> http.addAll(part.http()));
    return Listeners.start(
        config.listen(),
        new Doors(
            config.authentication(),
            config.tls(),
            new AllowedPages(config.protocol().allowedOrigins()),
            config.listen().isLoopback()),
        config.tls().identity(),
        http,
        parts.stream().flatMap(part -> part.grpc().stream()).toList(),
        parts.stream().flatMap(part -> part.sockets().stream()).toList(),
        shell);
  }

  /** What to tell the person at the terminal. */
  public ReadyReport report() {
    return report;
  }

  /** Where a client asks for the end; it is for the owner of this server to close it then. */
  public StopRequest stopRequest() {
    return stop;
  }

  /** The numbers of the open ports. */
  public Map<Port, Integer> ports() {
    return listeners.numbers();
  }

  /**
   * Takes no more requests, lets those in progress end, then closes the database. Closing twice
   * does nothing.
   */
  @Override
  public void close() {
    shell.stopping();
    try {
      background.forEach(work -> work.stop().run());
      listeners.close();
    } finally {
      try {
        databases.close();
      } finally {
        shell.close();
      }
    }
  }
}
