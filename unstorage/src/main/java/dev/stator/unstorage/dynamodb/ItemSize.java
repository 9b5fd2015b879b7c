package dev.stator.unstorage.dynamodb;

import dev.stator.unstorage.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Refuses an item that is certainly too large before it is sent.
 *
 * <p>Source: DynamoDB Developer Guide, "Item sizes and formats".
 */
final class ItemSize {
  static final int BYTES_MAX = 400 * 1024;

  /** A char takes up to three bytes, so shorter texts fit. */
  private static final int CHARS_ALWAYS_FIT = BYTES_MAX / 3 - 16 * 1024;

  private ItemSize() {}

  /**
   * @throws StorageException.TooLarge how large it is, and what to do
   */
  static void check(String key, String text, Map<String, AttributeValue> item) {
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
