package dev.stator.dapr;

import dev.stator.model.ItemSize;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkBytes;

/** The value of an entry, never re-encoded. */
public sealed interface StateValue {

  /** The value as bytes; text as UTF-8. */
  byte[] bytes();

  /** How many {@link #bytes} there are. */
  int length();

  /**
   * Text, in practice JSON, kept character for character. Stored as S.
   *
   * @param text such as {@code "iron man"}, quotes included
   */
  record Text(String text) implements StateValue {
    @Override
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int length() {
      return ItemSize.utf8(text);
    }
  }

  /** Any bytes. Stored as B. */
  record Binary(SdkBytes content) implements StateValue {
    @Override
    public byte[] bytes() {
      return content.asByteArray();
    }

    @Override
    public int length() {
      return content.asByteArrayUnsafe().length;
    }
  }
}
