package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.Port;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.ConnectionDocument;
import dev.stator.app.resources.ConnectionPolicy;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.connector.Catalogue;
import dev.stator.connector.Connections;
import dev.stator.connector.Connector;
import dev.stator.connector.connection.AuditEntry;
import dev.stator.connector.connection.Connection;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.error.ActionError;
import dev.stator.model.naming.Suggestion;
import dev.stator.server.connector.ConnectorConfig;
import dev.stator.server.connector.ConnectorRoutes;
import dev.stator.server.mcp.McpRoutes;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.yaml.YamlError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connector's actions, over the connections of the resources. */
final class ConnectorWiring {
  /** What a call without a connection means, if there are several: the first that there is. */
  private static final List<String> STANDARD = List.of("default", "local");

  private static final Logger AUDIT = LoggerFactory.getLogger("stator.audit");

  private ConnectorWiring() {}

  static FrontEndParts parts(WiringContext context) {
    List<String> lines = new ArrayList<>();
    Connector connector = connector(context, lines);
    McpRoutes tools =
        new McpRoutes(connector.catalogue(), connector, context.config().mcp(version()));
    return new FrontEndParts(
        "Connector",
        List.of(
            new HttpPart(Port.HTTP, new ConnectorRoutes(connector, description(context))),
            new HttpPart(Port.HTTP, tools)),
        List.of(),
        addresses ->
            List.of(
                addresses.url(Port.HTTP) + "/v1/actions",
                addresses.url(Port.HTTP) + "/openapi.json",
                addresses.url(Port.HTTP) + "/mcp"),
        lines);
  }

  /**
   * @param lines takes one line about each connection
   */
  static Connector connector(WiringContext context, List<String> lines) {
    Catalogue catalogue = Catalogue.standard();
    List<Connection> connections = new ArrayList<>();
    Map<String, ConnectionDocument.Audit> audits = new HashMap<>();
    for (ConnectionDocument document : context.resources().all(ConnectionDocument.class)) {
      Backend backend = context.backend(document.metadata());
      ConnectionSettings settings = settings(document, backend, context);
      UsedRegions regions = new UsedRegions();
      connections.add(
          new Connection(
              document.metadata().name(),
              region -> context.databases().client(backend, in(settings, regions.of(region))),
              region -> context.databases().streams(backend, in(settings, regions.of(region))),
              policy(document, catalogue)));
      audits.put(document.metadata().name(), document.audit());
      lines.add(ResourceLines.line(document.metadata(), null, backend, settings));
    }
    Connections known = new Connections(standard(connections), connections);
    checkAgents(context.config().mcpConnection(), known);
    return new Connector(catalogue, known, entry -> audit(entry, audits));
  }

  private static void checkAgents(@Nullable String name, Connections known) {
    if (name != null && !known.names().contains(name)) {
      throw new StartFailure(
          ExitCode.USAGE,
          "--mcp-connection: there is no connection '"
              + name
              + "'"
              + Suggestion.among(known.names(), name));
    }
  }

  private static @Nullable String standard(List<Connection> connections) {
    List<String> names = connections.stream().map(Connection::name).toList();
    return names.size() == 1
        ? names.getFirst()
        : STANDARD.stream().filter(names::contains).findFirst().orElse(null);
  }

  private static void audit(AuditEntry entry, Map<String, ConnectionDocument.Audit> audits) {
    boolean wanted =
        switch (audits.getOrDefault(entry.connection(), ConnectionDocument.Audit.NONE)) {
          case NONE -> false;
          case WRITES -> entry.changes();
          case ALL -> true;
        };
    if (wanted) {
      AUDIT.info("{}", entry.line());
    }
  }

  private static Policy policy(ConnectionDocument document, Catalogue catalogue) {
    ConnectionPolicy policy = document.policy();
    Set<String> forbidden = new HashSet<>();
    for (String name : policy.forbiddenActions()) {
      try {
        forbidden.add(catalogue.action(name).key());
      } catch (ActionError unknown) {
        throw new YamlError(
            document.metadata().position(),
            document.metadata().title()
                + " forbids an action that there is not: '"
                + name
                + "'"
                + (unknown.hint() == null ? "" : " (" + unknown.hint() + ")"));
      }
    }
    Long items = policy.maxItems();
    Long bytes = policy.maxBytes();
    return new Policy(
        policy.readOnly(),
        policy.allowedTables(),
        forbidden,
        items == null ? Policy.ITEMS_MAX : items.intValue(),
        bytes == null ? Policy.BYTES_MAX : bytes);
  }

  private static ConnectionSettings settings(
      ConnectionDocument document, Backend backend, WiringContext context) {
    if (backend == Backend.AWS
        && document.type() == ConnectionDocument.Type.API_KEY_SECRET
        && document.access().keys() == null) {
      throw new YamlError(
          document.metadata().position(),
          document.metadata().title()
              + " of type apiKeySecret needs accessKeyId and secretAccessKey on the backend aws");
    }
    return AwsConnections.settings(document, context.secrets());
  }

  private static ConnectorConfig description(WiringContext context) {
    boolean tls = context.config().tls().identity() != null;
    return new ConnectorConfig("Stator", version(), tls ? "https" : "http", null);
  }

  private static String version() {
    String version = ConnectorWiring.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static ConnectionSettings in(ConnectionSettings settings, @Nullable String region) {
    return region == null
        ? settings
        : new ConnectionSettings(region, settings.endpoint(), settings.credentials());
  }
}
