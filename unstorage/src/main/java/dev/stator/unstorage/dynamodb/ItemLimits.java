package dev.stator.unstorage.dynamodb;

import dev.stator.tables.json.Surrogates;
import dev.stator.unstorage.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Refuses an item before it is sent that is certainly too large, or whose text would not come back
 * as it was: half a surrogate pair has no bytes in UTF-8.
 *
 * <p>Source: DynamoDB Developer Guide, "Item sizes and formats".
 */
final class ItemLimits {
  static final int BYTES_MAX = 400 * 1024;

  /** A char takes up to three bytes, so shorter texts fit. */
  private static final int CHARS_ALWAYS_FIT = BYTES_MAX / 3 - 16 * 1024;

  private ItemLimits() {}

  /**
   * @throws StorageException.TooLarge how large it is, and what to do
   * @throws StorageException.InvalidValue if the text has half a surrogate pair
   */
  static void check(String key, String text, Map<String, AttributeValue> item) {
    if (Surrogates.areUnpaired(text)) {
      throw new StorageException.InvalidValue(
          "the value for \"" + key + "\" has " + Surrogates.UNPAIRED + "; store it as JSON or raw");
    }
    if (text.length() <= CHARS_ALWAYS_FIT) {
      return;
    }
    long bytes = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      bytes += bytes(attribute.getKey());
      // the size of a number is the service's to say
      bytes += attribute.getValue().s() == null ? 0 : bytes(attribute.getValue().s());
    }
    if (bytes > BYTES_MAX) {
      throw new StorageException.TooLarge(
          "the item \""
              + key
              + "\" takes "
              + bytes
              + " bytes with the names of its attributes, and DynamoDB stores up to "
              + BYTES_MAX
              + "; compress the value, split it over several keys, or keep it in a file store and"
              + " its address here");
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
