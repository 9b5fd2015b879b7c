package dev.stator.engine.read;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.IndexedTable.ALL;
import static dev.stator.engine.IndexedTable.table;
import static dev.stator.engine.read.QueryRequest.query;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.model.operation.UpdateItem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No expression goes into a key attribute, of the table or of an index, as into a map or list. */
final class ScalarKeysTest {
  private static final Item KEY = item("id", "a");

  private final EngineUnderTest engine = new EngineUnderTest();

  @BeforeEach
  void createTable() {
    engine.create(table("things", "id:S").global("byKind", ALL, "kind:S", "tag:B").request());
    engine.put("things", item("id", "a"));
  }

  @ParameterizedTest
  @CsvSource({
    "id.x, Key: id",
    "id[0], Key: id",
    "kind.x, IndexKey: kind",
    "tag[1], IndexKey: tag",
    "'kind.x, more, id.x', Key: id",
    "'tag.x, kind.x', IndexKey: kind"
  })
  void isNotProjected(String projection, String told) {
    refuses(new GetItem("things", KEY, null, projection, Requests.NONE, null, null), told);
    refuses(
        new BatchGetItem(
            Map.of("things", new KeysAndAttributes(List.of(KEY), null, projection, null, null)),
            null),
        told);
    refuses(
        new TransactGetItems(
            List.of(
                new TransactGetItem(
                    new TransactGetItem.Get("things", KEY, projection, Requests.NONE))),
            null),
        told);
    refuses(query("things", "id = :v", ":v", "a").projection(projection).build(), told);
    refuses(
        query("things", "kind = :v", ":v", "a").index("byKind").projection(projection).build(),
        told);
    refuses(scan(null, null, projection), told);
    refuses(scan("byKind", null, projection), told);
  }

  @ParameterizedTest
  @CsvSource({"id.x, Key: id", "id[0], Key: id", "kind.x, IndexKey: kind", "tag[1], IndexKey: tag"})
  void isInNoCondition(String path, String told) {
    for (String condition :
        List.of(
            path + " = :v",
            "attribute_exists(" + path + ") OR id = :v",
            "kind.x = :v AND " + path + " = :v")) {
      String first =
          told.startsWith("Index") && condition.contains("AND") ? "IndexKey: kind" : told;
      Substitutions values = Requests.values(":v", "a");
      refuses(Requests.put("things", item("id", "b")).condition(condition, values).build(), first);
      refuses(delete(KEY, condition), first);
      refuses(update("SET n = :v", condition, values), first);
      refuses(scan(null, condition, null), first);
      refuses(scan("byKind", condition, null), first);
      refuses(query("things", "id = :v", ":v", "a").filter(condition).build(), first);
      refuses(
          query("things", "kind = :v", ":v", "a").index("byKind").filter(condition).build(), first);
    }
  }

  @ParameterizedTest
  @CsvSource({"id.x, Key: id", "kind[0], IndexKey: kind"})
  void isNotReadByAnUpdate(String path, String told) {
    refuses(update("SET n = " + path, null, Requests.NONE), told);
    refuses(
        update("SET n = if_not_exists(" + path + ", :v)", null, Requests.values(":v", 1)), told);
  }

  @Test
  void isToldBeforeAWrongKey() {
    Item wrong = item("id", 1);
    refuses(new GetItem("things", wrong, null, "id.x", Requests.NONE, null, null), "Key: id");
    refuses(delete(wrong, "id.x = :v"), "Key: id");
  }

  private void refuses(Operation<?> operation, String told) {
    engine.assertInvalid(
        operation,
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
            + "allowed: "
            + told);
  }

  private static Scan scan(
      @Nullable String index, @Nullable String filter, @Nullable String projection) {
    return new Scan(
        "things",
        index,
        filter,
        projection,
        filter == null ? Requests.NONE : Requests.values(":v", "a"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static DeleteItem delete(Item key, String condition) {
    return new DeleteItem(
        "things", key, condition, Requests.values(":v", "a"), null, null, null, null, null, null);
  }

  private static UpdateItem update(
      String update, @Nullable String condition, Substitutions substitutions) {
    return new UpdateItem(
        "things", KEY, update, condition, substitutions, null, null, null, null, null, null, null);
  }
}
