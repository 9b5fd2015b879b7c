package dev.stator.connector.paging;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.connection.Policy;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.value.ItemSize;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How much one call gives back at most. */
public record Caps(int itemsMax, long bytesMax) {
  private static final String FEWER =
      "ask for fewer items in one call, or for fewer of their attributes";

  /** What the inputs ask for, or what the connection's policy allows if that is less. */
  public static Caps of(ActionCall call) {
    Policy policy = call.connection().policy();
    return new Caps(
        (int) Math.min(policy.itemsMax(), orMost(call.optional(PagingInputs.MAX_ITEMS))),
        Math.min(policy.bytesMax(), orMost(call.optional(PagingInputs.MAX_BYTES))));
  }

  /**
   * For a call that gives back all that it is asked for, or nothing.
   *
   * @param asked for how many items
   * @param what in the plural, such as {@code keys}
   * @param field the input that asks for them
   * @throws ActionError if that is more than the cap
   */
  public void requireItems(int asked, String what, String field) {
    if (asked > itemsMax) {
      throw ActionError.invalidInput(
              field, asked + " " + what + ", and one call gives back " + itemsMax + " items")
          .withHint(FEWER);
    }
  }

  /**
   * @param items what was found
   * @throws ActionError if they have more bytes than the cap
   */
  public void requireBytes(Collection<Map<String, AttributeValue>> items, String field) {
    long bytes = ItemSize.ofAll(items);
    if (bytes > bytesMax) {
      throw ActionError.invalidInput(
              field, "the items have " + bytes + " bytes, and one call gives back " + bytesMax)
          .withHint(FEWER);
    }
  }

  /** That of what was not even read to the end. */
  public ActionError tooManyBytes(String field) {
    return ActionError.invalidInput(
            field,
            "the items have more than " + bytesMax + " bytes, and one call gives back " + bytesMax)
        .withHint(FEWER);
  }

  private static long orMost(@Nullable Long asked) {
    return asked == null ? Long.MAX_VALUE : asked;
  }
}
