package dev.stator.app.wiring;

import dev.stator.app.config.ServeConfig;
import dev.stator.app.resources.Resources;
import dev.stator.app.resources.SecretSources;
import dev.stator.connector.Connector;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import java.util.ArrayList;

/** The connector over the databases of this process, without a server. Close it to close them. */
public final class LocalConnector implements AutoCloseable {
  private final Databases databases;
  private final Connector connector;

  private LocalConnector(Databases databases, Connector connector) {
    this.databases = databases;
    this.connector = connector;
  }

  /**
   * @throws dev.stator.app.exit.StartFailure if a folder or resource cannot be had
   */
  public static LocalConnector open(ServeConfig config) {
    Resources resources = BuiltInResources.orThoseOf(config.resources());
    Databases databases = new Databases(config.store(), config.protocol().namespace());
    try {
      WiringContext context =
          new WiringContext(
              config,
              resources,
              new SecretSources(resources, System::getenv),
              databases,
              new ArrayList<>(),
              new StopRequest(),
              new InFlight(ServerLimits.DEFAULT));
      return new LocalConnector(databases, ConnectorWiring.connector(context, new ArrayList<>()));
    } catch (RuntimeException failed) {
      databases.close();
      throw failed;
    }
  }

  public Connector connector() {
    return connector;
  }

  @Override
  public void close() {
    databases.close();
  }
}
