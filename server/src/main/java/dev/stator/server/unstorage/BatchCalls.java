package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.unstorage.access.AccessKind;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.StorageException;
import dev.stator.unstorage.StorageKey;
import dev.stator.unstorage.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * POST of a base, which unstorage does not have: many items in one request. The body is an object
 * with one of {@code get}, {@code set} and {@code remove}; keys are relative to the base.
 */
final class BatchCalls {
  private static final int MULTI_STATUS = 207;
  private static final Pattern JSON =
      Pattern.compile("\\s*application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private BatchCalls() {}

  static HttpAnswer post(StorageCall call) {
    String type = call.request().header("content-type");
    if (type == null || !JSON.matcher(type).matches()) {
      throw new StorageCall.RefusedException(
          StorageAnswers.error(415, "a batch must be sent as application/json"));
    }
    return switch (BatchRequest.read(json(call.request().body()))) {
      case BatchRequest.Get(var keys) -> get(call, keys);
      case BatchRequest.Set(var writes) -> set(call, writes);
      case BatchRequest.Remove(var keys) -> remove(call, keys);
    };
  }

  private static JsonValue json(byte[] body) {
    try {
      return JsonFormat.read(body);
    } catch (JsonSyntaxException malformed) {
      throw new MalformedRequestException("the body is not JSON: " + malformed.getMessage());
    }
  }

  private static List<String> whole(StorageCall call, List<String> keys) {
    return keys.stream().map(key -> call.key() + StorageKey.item(key)).toList();
  }

  /** {@code {"items":[{"key":...,"value":text or null},...]}}, in the request's order. */
  private static HttpAnswer get(StorageCall call, List<String> keys) {
    List<String> whole = whole(call, keys);
    call.authorize(AccessKind.READ, whole);
    List<Optional<String>> texts = call.storage().getAll(whole);
    List<JsonValue> items = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      Map<String, JsonValue> item = new LinkedHashMap<>();
      item.put("key", new JsonValue.Str(keys.get(i)));
      item.put(
          "value", texts.get(i).<JsonValue>map(JsonValue.Str::new).orElse(JsonValue.Null.INSTANCE));
      items.add(new JsonValue.Obj(item));
    }
    return StorageAnswers.json(200, new JsonValue.Obj(Map.of("items", new JsonValue.Arr(items))));
  }

  private static HttpAnswer set(StorageCall call, List<Write> writes) {
    List<String> whole = whole(call, writes.stream().map(Write::key).toList());
    call.authorize(AccessKind.WRITE, whole);
    List<Write> all = new ArrayList<>(writes.size());
    for (int i = 0; i < writes.size(); i++) {
      all.add(new Write(whole.get(i), writes.get(i).text(), writes.get(i).ttl()));
    }
    return done(writes.size(), call, storage -> storage.setAll(all));
  }

  private static HttpAnswer remove(StorageCall call, List<String> keys) {
    List<String> whole = whole(call, keys);
    call.authorize(AccessKind.WRITE, whole);
    return done(keys.size(), call, storage -> storage.removeAll(whole));
  }

  private interface Work {
    void on(Storage storage);
  }

  /** {@code {"done":n,"failed":[{"key":...,"status":...,"message":...},...]}}. */
  private static HttpAnswer done(int count, StorageCall call, Work work) {
    List<JsonValue> failed = new ArrayList<>();
    try {
      work.on(call.storage());
    } catch (StorageException.BatchFailed some) {
      for (StorageException.Failure failure : some.failures()) {
        StorageErrors.Told told = StorageErrors.told(failure.error());
        Map<String, JsonValue> one = new LinkedHashMap<>();
        one.put("key", new JsonValue.Str(failure.key().substring(call.key().length())));
        one.put("status", JsonValue.Num.of(told.status()));
        one.put("message", new JsonValue.Str(told.text()));
        failed.add(new JsonValue.Obj(one));
      }
    }
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("done", JsonValue.Num.of(count - failed.size()));
    answer.put("failed", new JsonValue.Arr(failed));
    return StorageAnswers.json(failed.isEmpty() ? 200 : MULTI_STATUS, new JsonValue.Obj(answer));
  }
}
