package dev.stator.server.dapr.sidecar;

import dev.stator.dapr.AnswerRoom;
import dev.stator.dapr.KeyPattern;
import dev.stator.dapr.QueryPage;
import dev.stator.dapr.QueryStates;
import dev.stator.dapr.RequestMetadata;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateFeature;
import dev.stator.dapr.query.QuerySyntaxException;
import dev.stator.dapr.query.StateQuery;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import java.util.Map;

/**
 * Queries of what is in the values, among the application's own keys.
 *
 * <p>Source: Dapr docs, "State management API reference", section "Query state".
 */
public final class QueryOperations {
  private final StateKeys keys;

  public QueryOperations(StateKeys keys) {
    this.keys = keys;
  }

  /**
   * @param query its JSON
   * @param room is asked for what is found
   * @return what was found, under the keys in the table
   * @throws DaprError if it cannot be answered
   */
  public QueryPage query(
      DaprComponents.Store store,
      byte[] query,
      Map<String, String> requestMetadata,
      AnswerRoom room) {
    if (!store.store().features().contains(StateFeature.QUERY_API)) {
      throw StateErrors.query(store.name(), "cannot query encrypted store");
    }
    try {
      RequestMetadata metadata = RequestMetadata.parse(requestMetadata);
      return store
          .store()
          .query(
              new QueryStates(
                  StateQuery.parse(JsonFormat.read(query)),
                  new KeyPattern.StartingWith(keys.prefix(store)),
                  metadata.partition(),
                  metadata.consistency()),
              room);
    } catch (JsonSyntaxException | QuerySyntaxException unfit) {
      throw StateErrors.query(
          store.name(), "failed to parse JSON query body: " + unfit.getMessage());
    } catch (StateError.Overloaded full) {
      throw StateErrors.queryOverloaded(store.name(), full);
    } catch (StateError error) {
      throw StateErrors.query(store.name(), StateErrors.text(error));
    }
  }

  /** The key of something found, as the application names it. */
  public String applicationKey(DaprComponents.Store store, QueryPage.Found found) {
    return found.key().key().substring(keys.prefix(store).length());
  }
}
