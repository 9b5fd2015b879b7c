package dev.stator.dapr;

import dev.stator.dapr.query.QuerySyntaxException;
import dev.stator.dapr.query.StateQuery;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Queries by going through all entries and asking each. Without an order a page ends where it is
 * full; with one, all that match are held, and a page is a part of them.
 */
final class Queries {
  /** Entries that may match a query with an order. */
  static final int SORTED_MAX = 100_000;

  private final StateStoreSettings settings;
  private final Draft.Writer drafts;
  private final Listing listing;
  private final long bytesMax;

  /**
   * @param bytesMax of the values of one page, which ends there before its limit if it has no
   *     order, and of all that match a query with one
   */
  Queries(Draft.Writer drafts, Listing listing, long bytesMax) {
    this.settings = drafts.settings();
    this.drafts = drafts;
    this.listing = listing;
    this.bytesMax = bytesMax;
  }

  /**
   * @param places of its value in the order that is asked for; a value itself takes many times the
   *     memory of its text
   */
  private record Match(QueryPage.Found found, List<@Nullable JsonValue> places) {
    int bytes() {
      return found.state().value().length();
    }
  }

  /**
   * @throws StateError.Overloaded if {@code room} has none for what was found
   */
  QueryPage query(QueryStates request, AnswerRoom room) {
    try {
      return request.query().sort().isEmpty() ? unsorted(request, room) : sorted(request, room);
    } catch (QuerySyntaxException unfit) {
      throw new StateError.InvalidRequest(String.valueOf(unfit.getMessage()));
    }
  }

  private QueryPage unsorted(QueryStates request, AnswerRoom room) {
    List<QueryPage.Found> found = new ArrayList<>();
    long[] bytes = {0};
    @Nullable String token =
        listing.visit(
            range(request),
            request.query().from(),
            item -> {
              match(request.query(), item)
                  .ifPresent(
                      match -> {
                        room.takeOrRefuse(match.bytes());
                        found.add(match.found());
                        bytes[0] += match.bytes();
                      });
              return found.size() < request.query().limit() && bytes[0] < bytesMax;
            });
    return new QueryPage(found, token);
  }

  private QueryPage sorted(QueryStates request, AnswerRoom room) {
    StateQuery query = request.query();
    List<Match> matches = new ArrayList<>();
    long[] bytes = {0};
    listing.visit(
        range(request),
        null,
        item -> {
          match(query, item)
              .ifPresent(
                  match -> {
                    room.takeOrRefuse(match.bytes());
                    matches.add(match);
                    bytes[0] += match.bytes();
                  });
          if (bytes[0] > bytesMax) {
            throw new StateError.InvalidRequest(
                "entries of more than "
                    + bytesMax
                    + " bytes match a query with sort; narrow its filter");
          }
          if (matches.size() > SORTED_MAX) {
            throw new StateError.InvalidRequest(
                "more than " + SORTED_MAX + " entries match a query with sort; narrow its filter");
          }
          return true;
        });
    // Keys last, so that every page is cut from the same order.
    matches.sort(
        Comparator.comparing(Match::places, query.order())
            .thenComparing(match -> match.found().key().key()));
    int from = Math.min(offset(query.from()), matches.size());
    int to = Math.min(from + query.limit(), matches.size());
    return new QueryPage(
        matches.subList(from, to).stream().map(Match::found).toList(),
        to < matches.size() ? Integer.toString(to) : null);
  }

  private static int offset(@Nullable String token) {
    if (token == null) {
      return 0;
    }
    try {
      return Integer.parseUnsignedInt(token);
    } catch (NumberFormatException malformed) {
      throw PageToken.invalid(token);
    }
  }

  private Listing.Range range(QueryStates request) {
    Consistency consistency =
        Objects.requireNonNullElse(request.consistency(), settings.consistency());
    return new Listing.Range(
        request.within(), request.partition(), true, consistency == Consistency.STRONG);
  }

  /** A value that is not JSON has no paths: only a query without a filter finds it. */
  private Optional<Match> match(StateQuery query, Map<String, AttributeValue> item) {
    StateKey key = drafts.layout().key(item);
    Instant now = drafts.clock().instant();
    return drafts
        .layout()
        .read(key, item, now)
        .flatMap(
            state -> {
              JsonValue value = json(state);
              return query.filter().accepts(value)
                  ? Optional.of(new Match(new QueryPage.Found(key, state), query.places(value)))
                  : Optional.empty();
            });
  }

  private static JsonValue json(StoredState state) {
    try {
      return JsonFormat.readAsItIs(state.value().bytes());
    } catch (JsonSyntaxException notJson) {
      return JsonValue.Null.INSTANCE;
    }
  }
}
