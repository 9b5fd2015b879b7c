package dev.stator.keda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
  private final RecentlyUsed<String, String> recent = new RecentlyUsed<>(3, 100);
  private final List<String> made = new ArrayList<>();

  private void ask(String key, long weight) {
    assertThat(
            recent.get(
                key,
                weight,
                missing -> {
                  made.add(missing);
                  return missing + "!";
                }))
        .isEqualTo(key + "!");
  }

  @Test
  void forgets_what_was_not_asked_for_longest() {
    for (String key : List.of("a", "b", "c", "a", "d", "a", "b")) {
      ask(key, 1);
    }
    assertThat(made).containsExactly("a", "b", "c", "d", "b");
  }

  @Test
  void many_heavy_ones_make_room_for_each_other() {
    ask("a", 60);
    ask("b", 60);
    ask("a", 60);
    ask("c", 40);
    ask("a", 60);
    assertThat(made).containsExactly("a", "b", "a", "c");
  }

  @Test
  void what_is_too_heavy_by_itself_drives_nothing_out() {
    ask("a", 1);
    ask("huge", 101);
    ask("huge", 101);
    ask("a", 1);
    assertThat(made).containsExactly("a", "huge", "huge");
  }
}
