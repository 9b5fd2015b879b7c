package dev.stator.server.dapr.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
  /** The example of W3C's text. */
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void a_parent_has_two_forms() {
    TraceParent parent = TraceParent.parse(PARENT).orElseThrow();
    assertThat(parent.text()).isEqualTo(PARENT);
    assertThat(parent.binary()).hasSize(29).startsWith(0, 0, 0x4b).endsWith(0xb7, 2, 1);
    assertThat(TraceParent.parse(parent.binary())).contains(parent);
    assertThat(TraceParent.parse("cc" + PARENT.substring(2) + "-more")).contains(parent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
      })
  void what_is_no_parent(String text) {
    assertThat(TraceParent.parse(text)).isEmpty();
    assertThat(TraceParent.parse(new byte[text.length()])).isEmpty();
  }

  /** Dapr's own cases. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "key1=value1",
        "key1=value1,key2=value2",
        "key1=value1;prop1=propvalue1,key2=value2;prop2=propvalue2",
        "key1=value1%20with%20spaces,key2=value2%2Fwith%2Fslashes",
        "key1 = value1 ; flag , key2="
      })
  void baggage_goes_as_it_comes(String text) {
    assertThat(Baggage.parse(List.of(text)).text()).isEqualTo(text);
  }

  @Test
  void headers_of_baggage_are_one() {
    assertThat(Baggage.parse(List.of("key1=value1", "key2=value2")).text())
        .isEqualTo("key1=value1,key2=value2");
    assertThat(Baggage.parse(List.of()).isEmpty()).isTrue();
    assertThat(Baggage.parse(List.of("")).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid-baggage",
        "key1=value1,invalid-format-no-equals,key2=value2",
        "key1=value1;prop1=val1,invalid;format,key2=value2",
        "key=val ue",
        "=value",
        "key=%zz",
        "a=b,",
        "ke y=v"
      })
  void what_is_no_baggage(String text) {
    assertThatThrownBy(() -> Baggage.parse(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("invalid baggage header: invalid baggage list-member: ");
  }

  @Test
  void too_much_baggage() {
    assertThat(Baggage.parse(List.of("k=" + "x".repeat(Baggage.BYTES_MAX - 2))).isEmpty())
        .isFalse();
    assertThatThrownBy(() -> Baggage.parse(List.of("k=" + "x".repeat(Baggage.BYTES_MAX - 1))))
        .hasMessage("invalid baggage header: baggage-string is too large");
    assertThatThrownBy(
            () -> Baggage.parse(List.of("k=" + "v;p=".repeat(Baggage.BYTES_MAX / 4 - 1) + "\"")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
