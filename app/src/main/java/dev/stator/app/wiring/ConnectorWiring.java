package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.Port;
import dev.stator.app.resources.ConnectionDocument;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.connector.Catalogue;
import dev.stator.connector.Connections;
import dev.stator.connector.Connector;
import dev.stator.server.connector.ConnectorRoutes;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.yaml.YamlError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The connector's actions, over the connections of the resources. */
final class ConnectorWiring {
  /** What a call without a connection means, if there are several. */
  private static final String STANDARD = "default";

  private ConnectorWiring() {}

  static FrontEndParts parts(WiringContext context) {
    Map<String, Function<@Nullable String, DynamoDbClient>> clients = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (ConnectionDocument document : context.resources().all(ConnectionDocument.class)) {
      Backend backend = context.backend(document.metadata());
      ConnectionSettings settings = settings(document, backend, context);
      clients.put(
          document.metadata().name(),
          region -> context.databases().client(backend, in(settings, region)));
      lines.add(ResourceLines.line(document.metadata(), null, backend, settings));
    }
    String standard = clients.size() == 1 ? clients.keySet().iterator().next() : STANDARD;
    Connector connector = new Connector(Catalogue.standard(), Connections.of(standard, clients));
    return new FrontEndParts(
        "Connector",
        List.of(new HttpPart(Port.HTTP, new ConnectorRoutes(connector))),
        List.of(),
        addresses -> List.of(addresses.url(Port.HTTP) + "/v1/actions"),
        lines);
  }

  private static ConnectionSettings settings(
      ConnectionDocument document, Backend backend, WiringContext context) {
    if (backend == Backend.AWS && document.type() != null && document.access().keys() == null) {
      throw new YamlError(
          document.metadata().position(),
          document.metadata().title()
              + " of type "
              + document.type().label()
              + " needs accessKeyId and secretAccessKey on the backend aws");
    }
    return AwsConnections.settings(document, context.secrets());
  }

  private static ConnectionSettings in(ConnectionSettings settings, @Nullable String region) {
    return region == null
        ? settings
        : new ConnectionSettings(region, settings.endpoint(), settings.credentials());
  }
}
