package dev.stator.server.dapr.pluggable;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import dev.stator.dapr.QueryPage;
import dev.stator.dapr.StateError;
import dev.stator.dapr.query.QuerySyntaxException;
import dev.stator.dapr.query.StateQuery;
import dev.stator.server.dapr.pluggable.proto.Etag;
import dev.stator.server.dapr.pluggable.proto.Query;
import dev.stator.server.dapr.pluggable.proto.QueryItem;
import dev.stator.server.dapr.pluggable.proto.QueryResponse;
import dev.stator.server.dapr.pluggable.proto.Sorting;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queries between daprd's messages and the library. */
final class QueryMessages {
  private QueryMessages() {}

  /**
   * @throws StateError.InvalidRequest what is wrong with it
   */
  static StateQuery query(Query message) {
    Map<String, JsonValue> query = new LinkedHashMap<>();
    try {
      query.put("filter", new JsonValue.Obj(filter(message)));
      query.put("sort", new JsonValue.Arr(sort(message)));
      query.put("page", new JsonValue.Obj(page(message)));
      return StateQuery.parse(new JsonValue.Obj(query));
    } catch (JsonSyntaxException | QuerySyntaxException unfit) {
      throw new StateError.InvalidRequest("failed to parse JSON query body: " + unfit.getMessage());
    }
  }

  /** Each value is the JSON of the filter of its name, in an {@link Any} that has no type. */
  private static Map<String, JsonValue> filter(Query message) {
    Map<String, JsonValue> filter = new LinkedHashMap<>();
    message
        .getFilterMap()
        .forEach((name, json) -> filter.put(name, JsonFormat.read(json.getValue().toByteArray())));
    return filter;
  }

  private static List<JsonValue> sort(Query message) {
    List<JsonValue> sort = new ArrayList<>();
    for (Sorting sorting : message.getSortList()) {
      Map<String, JsonValue> criterion = new LinkedHashMap<>();
      criterion.put("key", new JsonValue.Str(sorting.getKey()));
      criterion.put("order", new JsonValue.Str(sorting.getOrder().name()));
      sort.add(new JsonValue.Obj(criterion));
    }
    return sort;
  }

  private static Map<String, JsonValue> page(Query message) {
    Map<String, JsonValue> page = new LinkedHashMap<>();
    page.put("limit", JsonValue.Num.of(message.getPagination().getLimit()));
    page.put("token", new JsonValue.Str(message.getPagination().getToken()));
    return page;
  }

  static QueryResponse answer(QueryPage page) {
    QueryResponse.Builder answer = QueryResponse.newBuilder();
    for (QueryPage.Found found : page.entries()) {
      QueryItem.Builder item =
          QueryItem.newBuilder()
              .setKey(found.key().key())
              .setData(ByteString.copyFrom(found.state().value().bytes()))
              .setContentType(StoredForm.contentType(found.state().value()));
      if (found.state().etag() != null) {
        item.setEtag(Etag.newBuilder().setValue(found.state().etag()));
      }
      answer.addItems(item);
    }
    if (page.next() != null) {
      answer.setToken(page.next());
    }
    return answer.build();
  }
}
