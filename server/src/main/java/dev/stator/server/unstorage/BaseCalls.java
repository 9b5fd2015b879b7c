package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.unstorage.access.AccessKind;
import dev.stator.unstorage.KeyPage;
import dev.stator.unstorage.KeyQuery;
import org.jspecify.annotations.Nullable;

/** GET and DELETE of a base: its keys, and all its items. */
final class BaseCalls {
  /** Keys in one page. */
  static final int PAGE_KEYS_MAX = 10_000;

  private static final String EVENTS = "text/event-stream";

  private BaseCalls() {}

  /**
   * All keys, as the original answers. With a query {@code limit} a page of them, whose header
   * {@code x-cursor}, if there is one, is the query {@code cursor} of the next page. With {@code
   * accept: text/event-stream} the changes from now on.
   */
  static HttpAnswer get(StorageCall call, KeyEvents events) {
    call.authorize(AccessKind.READ);
    String accept = call.request().header("accept");
    if (accept != null && accept.strip().equalsIgnoreCase(EVENTS)) {
      return events.watch(call);
    }
    Query query = Query.of(call.request());
    @Nullable Integer maxDepth = query.number("maxDepth", 0, Integer.MAX_VALUE);
    @Nullable Integer limit = query.number("limit", 1, PAGE_KEYS_MAX);
    @Nullable String cursor = query.text("cursor");
    if (limit == null && cursor == null) {
      return StorageAnswers.keys(call.storage().keys(call.key(), maxDepth));
    }
    int keys = limit == null ? PAGE_KEYS_MAX : limit;
    KeyPage page;
    try {
      page = call.storage().page(call.key(), new KeyQuery(keys, cursor, maxDepth));
    } catch (IllegalArgumentException notACursor) {
      throw new MalformedRequestException("cursor is not one that this Storage gave");
    }
    HttpAnswer answer = StorageAnswers.keys(page.keys());
    return page.cursor() == null ? answer : answer.with("x-cursor", page.cursor());
  }

  static HttpAnswer delete(StorageCall call) {
    call.authorize(AccessKind.WRITE);
    call.storage().clear(call.key());
    return StorageAnswers.ok();
  }
}
