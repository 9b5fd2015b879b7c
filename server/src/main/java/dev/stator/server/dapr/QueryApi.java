package dev.stator.server.dapr;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.dapr.QueryPage;
import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.QueryOperations;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.json.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Queries over HTTP. */
final class QueryApi {
  private final QueryOperations operations;

  QueryApi(QueryOperations operations) {
    this.operations = operations;
  }

  HttpAnswer query(DaprComponents.Store store, QueryParameters query, byte[] body) {
    QueryPage page = operations.query(store, body, query.metadataOver(Map.of()));
    return page.entries().isEmpty()
        ? DaprFrontEnd.NOTHING
        : HttpAnswer.of(200, DaprFrontEnd.JSON, encode(store, page));
  }

  private byte[] encode(DaprComponents.Store store, QueryPage page) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonFormat.FACTORY.createGenerator(out)) {
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
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
