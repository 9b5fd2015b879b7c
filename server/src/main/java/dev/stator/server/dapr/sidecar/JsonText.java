package dev.stator.server.dapr.sidecar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * Values that are JSON: stored and answered as they are, but to be told from those that are not.
 */
public final class JsonText {
  /** Deeper than any item, as a state value is stored as text. */
  public static final int DEPTH_MAX = 1000;

  /** Longer than any request. */
  public static final int BYTES_MAX = 4 * 1024 * 1024;

  /** Reads UTF-8 only, a token at a time. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxStringLength(BYTES_MAX)
                  .maxNumberLength(BYTES_MAX)
                  .maxNameLength(BYTES_MAX)
                  .build())
          .build();

  private JsonText() {}

  /** Whether {@code text} is one JSON value. */
  public static boolean isJson(byte[] text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      parser.finishToken();
      return parser.nextToken() == null;
    } catch (IOException malformed) {
      return false;
    }
  }
}
