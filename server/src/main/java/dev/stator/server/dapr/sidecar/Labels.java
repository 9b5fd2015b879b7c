package dev.stator.server.dapr.sidecar;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What applications noted with their sidecar; gone when the process ends. For many threads. */
public final class Labels {
  public static final int COUNT_MAX = 256;
  public static final int LABEL_BYTES_MAX = 16 * 1024;

  private final Map<String, String> labels = new LinkedHashMap<>();

  /**
   * Does nothing if the key is empty, as in Dapr.
   *
   * @throws DaprError if it is too large, or one too many
   */
  public synchronized void put(String key, String value) {
    if (key.isEmpty()) {
      return;
    }
    int bytes = bytes(key) + bytes(value);
    if (bytes > LABEL_BYTES_MAX) {
      throw DaprError.malformed(
          "metadata of " + bytes + " bytes is larger than " + LABEL_BYTES_MAX);
    }
    if (!labels.containsKey(key) && labels.size() >= COUNT_MAX) {
      throw DaprError.malformed("more than " + COUNT_MAX + " metadata keys");
    }
    labels.put(key, value);
  }

  synchronized Map<String, String> all() {
    return new LinkedHashMap<>(labels);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
