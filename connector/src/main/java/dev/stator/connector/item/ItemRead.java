package dev.stator.connector.item;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.expression.ExpressionInputs;
import dev.stator.connector.input.Input;
import dev.stator.connector.output.OutputSchema;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.paging.Cursor;
import dev.stator.connector.paging.ItemPage;
import dev.stator.connector.paging.ItemPages;
import dev.stator.connector.paging.PagingInputs;
import dev.stator.connector.value.ValueReader;
import dev.stator.tables.json.JsonValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A read of items page by page: what its inputs say, and how its end is told. For one thread. */
final class ItemRead {
  static final Input<Map<String, JsonValue>> EXCLUSIVE_START_KEY =
      Input.map(
          "exclusiveStartKey",
          "Start After Key",
          "The page begins after this key: the LastEvaluatedKey of the page before.");

  static final JsonValue.Obj NEXT_CURSOR =
      OutputSchema.text("Where the next call goes on; absent at the end");

  private final ActionCall call;
  private final Set<String> keyNames;
  private final String mark;

  /**
   * @param keyNames the attributes that make the key of an entry
   * @param mark of what is asked
   */
  ItemRead(ActionCall call, Set<String> keyNames, String mark) {
    this.call = call;
    this.keyNames = keyNames;
    this.mark = mark;
  }

  /**
   * @param isFiltered whether a filter may drop what was read
   */
  ItemPage pages(boolean isFiltered, ItemPages.Source source) {
    return pages(Caps.of(call), isFiltered, source);
  }

  /** Counts without giving items back: nothing is capped, and a page is what the service reads. */
  ItemPage count(ItemPages.Source source) {
    return pages(new Caps(Policy.ITEMS_MAX, Policy.BYTES_MAX), false, source);
  }

  private ItemPage pages(Caps caps, boolean isFiltered, ItemPages.Source source) {
    // Items that were cut to a projection may lack their keys.
    boolean whole = call.optional(ExpressionInputs.PROJECTION_EXPRESSION) == null;
    return new ItemPages(
            caps, whole ? keyNames : Set.of(), call.optional(PagingInputs.LIMIT), isFiltered)
        .read(source, start(), call.get(PagingInputs.FETCH_ALL));
  }

  private @Nullable Map<String, AttributeValue> start() {
    Map<String, JsonValue> key = call.optional(EXCLUSIVE_START_KEY);
    String cursor = call.optional(PagingInputs.CURSOR);
    if (cursor == null) {
      return key == null || key.isEmpty()
          ? null
          : ValueReader.item(key, EXCLUSIVE_START_KEY.name());
    }
    if (key != null) {
      throw ActionError.invalidInput(
          PagingInputs.CURSOR.name(), "both cursor and exclusiveStartKey are given");
    }
    return Cursor.key(cursor, mark);
  }

  /** {@code response} and where to go on. */
  Answer answer(SdkPojo response, ItemPage page) {
    Answer answer = Answer.of(response);
    return page.next() == null
        ? answer
        : answer.with("nextCursor", new JsonValue.Str(Cursor.of(mark, page.next())));
  }
}
