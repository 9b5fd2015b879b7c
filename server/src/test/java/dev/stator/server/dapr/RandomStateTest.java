package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many random keys and values, saved together and read one by one. */
class RandomStateTest {
  private static final int ENTRIES = 300;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void everyKeyAndValueComesBack() {
    Map<String, String> entries = new LinkedHashMap<>();
    while (entries.size() < ENTRIES) {
      String key = text(1 + random.nextInt(40));
      if (!key.contains("||") && !key.matches("[.]+")) {
        entries.put(key, json(3));
      }
    }
    StringBuilder body = new StringBuilder("[");
    entries.forEach(
        (key, value) ->
            body.append(body.length() == 1 ? "" : ",")
                .append("{\"key\":")
                .append(quoted(key))
                .append(",\"value\":")
                .append(value)
                .append("}"));
    try (DaprServer server = new DaprServer()) {
      assertThat(server.save(body.append("]").toString()).statusCode())
          .as("seed %d", seed)
          .isEqualTo(204);
      entries.forEach(
          (key, value) ->
              assertThat(
                      server
                          .get(
                              "/v1.0/state/statestore/"
                                  + URLEncoder.encode(key, StandardCharsets.UTF_8))
                          .body())
                  .as("seed %d, key %s", seed, key)
                  .isEqualTo(value));
    }
  }

  private String json(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> String.valueOf(random.nextLong());
      case 1 -> String.valueOf(random.nextDouble());
      case 2 -> random.nextBoolean() ? "true" : "null";
      case 3 -> quoted(text(random.nextInt(30)));
      case 4 -> "[ " + json(depth - 1) + "," + json(depth - 1) + "\n]";
      default -> "{" + quoted(text(3)) + " :" + json(depth - 1) + "}";
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int point =
          random.nextInt(4) == 0 ? random.nextInt(0x1_0000, 0x2_0000) : random.nextInt(0x800);
      if (Character.isDefined(point) && !Character.isISOControl(point)) {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }
}
