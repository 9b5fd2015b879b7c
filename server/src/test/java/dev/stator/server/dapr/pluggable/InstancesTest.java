package dev.stator.server.dapr.pluggable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstancesTest {
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
  private final Instances<String> instances = new Instances<>(clock);

  private static Caller caller(long connection) {
    return new Caller(connection, "statestore");
  }

  private String of(long connection) throws Exception {
    return caller(connection).attached().call(() -> instances.of(caller(connection)));
  }

  @Test
  void a_silent_daprd_comes_back_without_initialising() throws Exception {
    instances.put(caller(1), Map.of("table", "a"), "a");
    now = now.plus(Duration.ofMinutes(30));
    instances.ended(1);
    assertThat(of(2)).isEqualTo("a");
    instances.ended(2);
    assertThat(of(3)).isEqualTo("a");
  }

  @Test
  void a_daprd_that_was_stopped_leaves_nothing() throws Exception {
    instances.put(caller(1), Map.of("table", "a"), "a");
    now = now.plus(Duration.ofMinutes(5));
    instances.ended(1);
    assertThatThrownBy(() -> of(2)).isInstanceOf(StatusRuntimeException.class);
    instances.put(caller(3), Map.of("table", "b"), "b");
    assertThat(of(3)).isEqualTo("b");
    assertThat(of(4)).isEqualTo("b");
  }

  @Test
  void nobody_gets_what_may_be_anothers() throws Exception {
    instances.put(caller(1), Map.of("table", "a"), "a");
    instances.put(caller(2), Map.of("table", "b"), "b");
    assertThat(of(1)).isEqualTo("a");
    assertThat(of(2)).isEqualTo("b");
    now = now.plus(Duration.ofMinutes(30));
    instances.ended(1);
    assertThatThrownBy(() -> of(3)).hasMessageContaining("by several daprds");
    assertThat(of(2)).isEqualTo("b");
  }

  @Test
  void the_same_metadata_is_the_same_component() throws Exception {
    instances.put(caller(1), Map.of("table", "a", "region", "x"), "first");
    instances.put(caller(2), Map.of("region", "x", "table", "a"), "second");
    assertThat(of(3)).isEqualTo("first");
  }

  @Test
  void what_is_kept_is_bounded() throws Exception {
    for (int i = 1; i <= Instances.PAUSED_MAX + 1; i++) {
      instances.put(new Caller(i, "c" + i), Map.of("table", "t" + i), "c" + i);
    }
    now = now.plus(Duration.ofMinutes(30));
    for (int i = 1; i <= Instances.PAUSED_MAX + 1; i++) {
      instances.ended(i);
    }
    Caller first = new Caller(1000, "c1");
    Caller second = new Caller(1000, "c2");
    assertThatThrownBy(() -> first.attached().call(() -> instances.of(first)))
        .hasMessageContaining("component 'c1' has not been initialised");
    assertThat(second.attached().call(() -> instances.of(second))).isEqualTo("c2");
  }
}
