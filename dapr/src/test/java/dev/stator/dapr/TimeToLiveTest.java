package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeToLiveTest {

  @Test
  void readsWhatARequestSays() {
    assertThat(TimeToLive.parse(null)).isEqualTo(new TimeToLive.OfComponent());
    assertThat(TimeToLive.parse("")).isEqualTo(new TimeToLive.OfComponent());
    assertThat(TimeToLive.parse("-1")).isEqualTo(new TimeToLive.Never());
    assertThat(TimeToLive.parse("180")).isEqualTo(new TimeToLive.Seconds(180));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "1.5", "0", "-2", "31536000001", "99999999999999999999"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> RequestMetadata.parse(Map.of("TTLinSeconds", text)))
        .isInstanceOf(StateError.InvalidRequest.class)
        .hasMessageContaining("ttlInSeconds")
        .hasMessageContaining(text);
  }
}
