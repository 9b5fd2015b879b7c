package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour, pasted: only the ports are those of this test. */
@Tag("clients")
class TourTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TOUR =
      Pattern.compile("<!-- tour -->\n```shell\n(.*?)```", Pattern.DOTALL);

  /** An answer that is an error fails the tour, which plain curl would not. */
  private static final String STRICT =
      "set -e\ncurl() { command curl -sS --fail-with-body \"$@\"; echo; }\n";

  @TempDir Path folder;

  @Test
  void every_call_works_one_after_another() throws Exception {
    Matcher tour = TOUR.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(tour.find()).as("the README has a tour").isTrue();
    try (StatorProcess stator = StatorProcess.serve(folder)) {
      String script =
          STRICT
              + tour.group(1)
                  .replace("localhost:8000", stator.url("DynamoDB").getAuthority())
                  .replace("localhost:3500", stator.url("Dapr").getAuthority())
                  .replace("localhost:8080", stator.url("Storage").getAuthority())
                  .replace(
                      "./stator scaler check",
                      StatorProcess.SCRIPT + " scaler check --endpoint " + stator.url("DynamoDB"));
      String printed = Command.run(ROOT, Map.of(), List.of("bash", "-c", script));
      assertThat(printed.lines().filter(line -> !line.isBlank()))
          .satisfiesExactly(
              state -> assertThat(state).isEqualTo("\"iron man\""),
              action -> assertThat(action).contains("\"id\":\"order-placed\"", "\"amount\":12.5"),
              put -> assertThat(put).isEqualTo("OK"),
              get -> assertThat(get).isEqualTo("{\"name\": \"Ada\"}"),
              scaler ->
                  assertThat(scaler)
                      .isEqualTo(
                          "default/order-worker  s0-aws-dynamodb-items  value 1  target 5  active yes"
                              + "  replicas 1 (1 / 5 rounded up)  items 1  read units 0.5"
                              + "  requests 1"),
              tables -> assertThat(tables).contains("\"items\"", "\"statestore\"", "\"storage\""));
    }
  }
}
