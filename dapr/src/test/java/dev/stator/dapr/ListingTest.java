package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys by pattern and deletion by prefix, as Dapr's conformance suite asks for them. */
class ListingTest {
  private final TestTable table = new TestTable();
  private final StateStore store = table.store;

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void deletes_what_lies_right_under_a_prefix() {
    set("p||1", "p||2", "p||3||4", "p", "px||1", "q||1");
    assertThat(store.deletePrefix("p", null)).isEqualTo(2);
    assertThat(keys(new KeyPattern.StartingWith("")))
        .containsExactlyInAnyOrder("p||3||4", "p", "px||1", "q||1");
    assertThat(store.deletePrefix("q||", null)).isEqualTo(1);
    assertThat(store.deletePrefix("q||", null)).isZero();
    assertThat(store.delete(new KeyPattern.StartingWith("p"), null)).isEqualTo(3);
    for (String none : new String[] {"", "||"}) {
      assertThatThrownBy(() -> store.deletePrefix(none, null))
          .isInstanceOf(StateError.InvalidRequest.class)
          .hasMessageContaining("a prefix is required");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "%~a,ab,a%b,a_b,abc,b\\,ö😀x",
        "a%~a,ab,a%b,a_b,abc",
        "a_~ab",
        "a_b~a%b,a_b",
        "a\\%b~a%b",
        "a\\_b~a_b",
        "%b~ab,a%b,a_b",
        "%b%~ab,a%b,a_b,abc,b\\",
        "a%c~abc",
        "b\\\\~b\\",
        "ö_x~ö😀x",
        "abc~abc",
        "z%~"
      })
  void lists_keys_like_a_pattern(String pattern, @Nullable String expected) {
    set("a", "ab", "a%b", "a_b", "abc", "b\\", "ö😀x");
    assertThat(keys(new KeyPattern.Like(pattern)))
        .containsExactlyInAnyOrderElementsOf(
            expected == null ? List.of() : List.of(expected.split(",")));
  }

  @Test
  void refuses_an_empty_pattern_and_foreign_tokens() {
    assertThatThrownBy(() -> new KeyPattern.Like("")).isInstanceOf(StateError.InvalidRequest.class);
    for (String token : new String[] {"x", "???", "W10", "WzFd"}) {
      assertThatThrownBy(
              () -> store.keys(new ListKeys(new KeyPattern.StartingWith(""), null, 1, token)))
          .isInstanceOf(StateError.InvalidRequest.class)
          .hasMessage("'" + token + "' is not a token of this state store");
    }
    assertThatThrownBy(() -> new ListKeys(new KeyPattern.StartingWith(""), null, -1, null))
        .isInstanceOf(StateError.InvalidRequest.class);
  }

  @Test
  void gives_pages() {
    List<String> all = IntStream.range(0, 25).mapToObj(i -> "k" + i).toList();
    set(all.toArray(String[]::new));
    set("other");
    assertThat(pages(10, false)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(pages(10, true)).as("deleting meanwhile").containsExactlyInAnyOrderElementsOf(all);
    assertThat(keys(new KeyPattern.StartingWith(""))).containsExactly("other");
  }

  private List<String> pages(int size, boolean deleting) {
    List<String> found = new ArrayList<>();
    @Nullable String token = null;
    do {
      KeyPage page = store.keys(new ListKeys(new KeyPattern.Like("k%"), null, size, token));
      assertThat(page.keys()).hasSizeLessThanOrEqualTo(size);
      for (StateKey key : page.keys()) {
        found.add(key.key());
        if (deleting) {
          store.delete(new DeleteState(key, null));
        }
      }
      token = page.next();
    } while (token != null);
    return found;
  }

  @Test
  void lists_more_than_a_thousand_without_a_page_size() {
    set(IntStream.range(0, 1025).mapToObj(i -> "many" + i).toArray(String[]::new));
    assertThat(keys(new KeyPattern.Like("many%"))).hasSize(1025);
  }

  @Test
  void passes_over_expired_and_foreign_items() {
    store.set(
        new SetState(
            StateKey.of("short"),
            new StateValue.Text("1"),
            new WriteCondition.Always(),
            new TimeToLive.Seconds(5)));
    set("long");
    table.put(Map.of("key", AttributeValue.fromS("foreign"), "x", AttributeValue.fromN("1")));
    assertThat(keys(new KeyPattern.StartingWith(""))).containsExactlyInAnyOrder("short", "long");
    table.pass(5);
    assertThat(keys(new KeyPattern.StartingWith(""))).containsExactly("long");
  }

  @Test
  void finds_keys_at_places_that_requests_chose() {
    store.set(new SetState(new StateKey("tony", "pkey"), new StateValue.Text("1")));
    set("tom");
    assertThat(store.keys(new ListKeys(new KeyPattern.StartingWith("to"))).keys())
        .containsExactlyInAnyOrder(new StateKey("tony", "pkey"), StateKey.of("tom"));
    assertThat(store.keys(new ListKeys(new KeyPattern.StartingWith("to"), "pkey", 0, null)).keys())
        .containsExactly(new StateKey("tony", "pkey"));
    assertThat(store.delete(new KeyPattern.StartingWith("to"), null)).isEqualTo(2);
    assertThat(table.item("pkey")).isEmpty();
  }

  private void set(String... keys) {
    List<SetState> requests = new ArrayList<>();
    for (String key : keys) {
      requests.add(new SetState(StateKey.of(key), new StateValue.Text("1")));
    }
    assertThat(store.bulkSet(requests)).isEmpty();
  }

  private List<String> keys(KeyPattern pattern) {
    KeyPage page = store.keys(new ListKeys(pattern));
    assertThat(page.next()).isNull();
    return page.keys().stream().map(StateKey::key).toList();
  }
}
