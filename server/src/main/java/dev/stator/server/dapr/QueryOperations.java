package dev.stator.server.dapr;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.dapr.KeyPattern;
import dev.stator.dapr.QueryPage;
import dev.stator.dapr.QueryStates;
import dev.stator.dapr.RequestMetadata;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateFeature;
import dev.stator.dapr.query.QuerySyntaxException;
import dev.stator.dapr.query.StateQuery;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Queries of what is in the values, among the application's own keys.
 *
 * <p>Source: Dapr docs, "State management API reference", section "Query state".
 */
final class QueryOperations {
  private final StateKeys keys;

  QueryOperations(StateKeys keys) {
    this.keys = keys;
  }

  HttpAnswer query(DaprComponents.Store store, QueryParameters query, byte[] body) {
    if (!store.store().features().contains(StateFeature.QUERY_API)) {
      throw StateErrors.query(store.name(), "cannot query encrypted store");
    }
    String prefix = keys.prefix(store);
    try {
      RequestMetadata metadata = RequestMetadata.parse(query.metadataOver(Map.of()));
      QueryPage page =
          store
              .store()
              .query(
                  new QueryStates(
                      StateQuery.parse(JsonFormat.read(body)),
                      new KeyPattern.StartingWith(prefix),
                      metadata.partition(),
                      metadata.consistency()));
      return page.entries().isEmpty()
          ? DaprFrontEnd.NOTHING
          : HttpAnswer.of(200, DaprFrontEnd.JSON, encode(page, prefix));
    } catch (JsonSyntaxException | QuerySyntaxException unfit) {
      throw StateErrors.query(
          store.name(), "failed to parse JSON query body: " + unfit.getMessage());
    } catch (StateError error) {
      throw StateErrors.query(store.name(), StateErrors.text(error));
    }
  }

  private static byte[] encode(QueryPage page, String prefix) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonFormat.FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("results");
      for (QueryPage.Found found : page.entries()) {
        json.writeStartObject();
        json.writeStringField("key", found.key().key().substring(prefix.length()));
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
