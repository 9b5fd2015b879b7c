package dev.stator.server.mcp;

import dev.stator.connector.Catalogue;
import dev.stator.connector.Connections;
import dev.stator.connector.Connector;
import dev.stator.connector.connection.Connection;
import dev.stator.embedded.Stator;
import java.io.IOException;

/** The tools over standard input and output, as a program of its own. */
final class StdioTools {
  private StdioTools() {}

  /** Serves an empty database in memory until the input ends. */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    try (Stator stator = Stator.inMemory()) {
      Connector connector =
          new Connector(
              Catalogue.standard(),
              Connections.of(Connection.of("local", stator.client(), stator.streamsClient())));
      McpStdio.serve(
          connector.catalogue(),
          connector,
          McpConfig.of(McpConfig.Access.ALL, "test"),
          System.in,
          System.out);
    }
  }
}
