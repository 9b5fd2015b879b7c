package dev.stator.server.dapr;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.dapr.QueryPage;
import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.QueryOperations;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.limit.Holding;
import dev.stator.server.shell.limit.InFlight;
import java.io.IOException;
import java.util.Map;

/** Queries over HTTP. */
final class QueryApi {
  private final QueryOperations operations;
  private final InFlight inFlight;

  QueryApi(QueryOperations operations, InFlight inFlight) {
    this.operations = operations;
    this.inFlight = inFlight;
  }

  HttpAnswer query(DaprComponents.Store store, QueryParameters query, byte[] body) {
    Holding holding = new Holding(inFlight, 1);
    try {
      QueryPage page = operations.query(store, body, query.metadataOver(Map.of()), holding::take);
      if (page.entries().isEmpty()) {
        holding.close();
        return DaprFrontEnd.NOTHING;
      }
      return LongAnswer.of(json -> write(json, store, page), page.valueBytes(), holding);
    } catch (RuntimeException | Error failed) {
      holding.close();
      throw failed;
    }
  }

  private void write(JsonGenerator json, DaprComponents.Store store, QueryPage page)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("results");
    for (QueryPage.Found found : page.entries()) {
      json.writeStartObject();
      json.writeStringField("key", operations.applicationKey(store, found));
      BulkGetAnswer.writeValue(json, found.state());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (page.next() != null) {
      json.writeStringField("token", page.next());
    }
    json.writeEndObject();
  }
}
