package dev.stator.unstorage;

import dev.stator.unstorage.value.ValueText;
import org.jspecify.annotations.Nullable;

/** A codec's work, with errors that name the key. */
final class TypedText {
  private TypedText() {}

  static <T> String encode(String key, T value, Codec<T> codec) {
    try {
      return codec.encode(value);
    } catch (IllegalArgumentException unfit) {
      throw new StorageException.InvalidValue(
          "the value for \"" + key + "\" cannot be stored: " + unfit.getMessage());
    }
  }

  /** The text of what {@code setItem} takes, with an error in the original's words. */
  static String item(@Nullable Object value) {
    try {
      return ValueText.of(value);
    } catch (IllegalArgumentException unfit) {
      throw new StorageException.InvalidValue(String.valueOf(unfit.getMessage()));
    }
  }

  static <T> T decode(String key, String text, Codec<T> codec) {
    try {
      return codec.decode(text);
    } catch (IllegalArgumentException otherText) {
      throw new StorageException.InvalidValue(
          "the text under \"" + key + "\" is not what was asked for: " + otherText.getMessage());
    }
  }
}
