package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.StateConformance;
import dev.stator.dapr.TestTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Dapr's scenarios through a socket, as a daprd would play them. */
@ParameterizedClass
@MethodSource("tables")
class PluggableConformanceTest extends StateConformance {

  PluggableConformanceTest(Map<String, String> metadata) {
    super(metadata, table -> store(metadata, table));
  }

  private static Subject store(Map<String, String> metadata, TestTable table) {
    Map<String, String> properties = new HashMap<>(metadata);
    properties.put("table", TestTable.TABLE);
    try {
      TestSocket socket =
          new TestSocket(new TestSocket.Factory(table.client(), null, table.clock()));
      return new PluggableStore(
          socket
              .daprd()
              .component(TestSocket.NAME, "dapr.proto.components.v1.StateStore", "statestore"),
          properties,
          socket);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
