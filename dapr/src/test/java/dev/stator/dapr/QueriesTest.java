package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.dapr.query.StateQuery;
import dev.stator.tables.json.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one query may hold at a time. */
class QueriesTest {
  private static final int ENTRIES = 10;
  private static final int VALUE_BYTES = 102;

  private final TestTable table = new TestTable();
  private final Draft.Writer drafts = drafts();
  private final Queries queries =
      new Queries(drafts, new Listing(table.client(), drafts), 3 * VALUE_BYTES);

  private Draft.Writer drafts() {
    StateStoreSettings settings =
        StateStoreSettings.parse(Map.of("table", TestTable.TABLE, "ttlAttributeName", "expiresAt"));
    return new Draft.Writer(settings, new ItemLayout(settings, null), table.clock());
  }

  @BeforeEach
  void fill() {
    for (int i = 0; i < ENTRIES; i++) {
      String value = "\"" + "x".repeat(VALUE_BYTES - 2) + "\"";
      table.store.set(new SetState(StateKey.of("k" + i), new StateValue.Text(value)));
    }
  }

  @AfterEach
  void close() {
    table.close();
  }

  private QueryPage query(String json) {
    StateQuery query = StateQuery.parse(JsonFormat.read(json.getBytes(StandardCharsets.UTF_8)));
    return queries.query(
        new QueryStates(query, new KeyPattern.StartingWith(""), null, null), AnswerRoom.UNBOUNDED);
  }

  @Test
  void a_page_ends_before_its_limit_where_the_values_are_many_bytes() {
    List<String> keys = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    @Nullable String token = "";
    while (token != null) {
      QueryPage page = query("{\"filter\":{},\"page\":{\"token\":\"" + token + "\"}}");
      page.entries().forEach(found -> keys.add(found.key().key()));
      sizes.add(page.entries().size());
      token = page.next();
    }
    assertThat(sizes).containsExactly(3, 3, 3, 1);
    assertThat(keys).doesNotHaveDuplicates().hasSize(ENTRIES);
  }

  @Test
  void what_has_to_be_sorted_may_not_be_more() {
    assertThatThrownBy(() -> query("{\"filter\":{},\"sort\":[{\"key\":\"a\"}]}"))
        .isInstanceOf(StateError.InvalidRequest.class)
        .hasMessage("entries of more than 306 bytes match a query with sort; narrow its filter");
  }
}
