package dev.stator.engine.validation;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UpdateItem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A request with a mistake of each kind is told one after the other as they are mended: members of
 * no such value, expressions, the table, the key, the condition.
 */
final class ValidationOrderTest {
  private static final String NO_TABLE = "none";
  private static final String TABLE = "things";
  private static final Item RIGHT_KEY = item("id", "a");
  private static final Item WRONG_KEY = item("id", 1);
  private static final String WRONG_EXPRESSION = "a = ";
  private static final String FALSE = "attribute_exists(absent)";

  private final EngineUnderTest engine = new EngineUnderTest();

  @BeforeEach
  void createTable() {
    engine.withTable(TABLE, "id:S");
  }

  /** The operations, and what they call their expression. */
  enum Kind {
    PUT("ConditionExpression"),
    UPDATE("ConditionExpression"),
    DELETE("ConditionExpression"),
    GET("ProjectionExpression"),
    QUERY("FilterExpression"),
    SCAN("FilterExpression");

    private final String member;

    Kind(String member) {
      this.member = member;
    }

    Operation<?> of(
        @Nullable String table, Item key, @Nullable String expression, @Nullable String capacity) {
      Substitutions none = Requests.NONE;
      return switch (this) {
        case PUT -> {
          Requests.Put put = new Requests.Put(table, key).capacity(capacity);
          yield (expression == null ? put : put.condition(expression, none)).build();
        }
        case UPDATE ->
            new UpdateItem(table, key, "REMOVE x", expression, none, null, null, capacity, null);
        case DELETE -> new DeleteItem(table, key, expression, none, null, null, capacity, null);
        case GET -> new GetItem(table, key, null, expression, none, capacity);
        case QUERY ->
            new Query(
                table,
                null,
                "id = :id",
                expression,
                null,
                new Substitutions(null, Map.of(":id", key.attributes().get("id"))),
                null,
                null,
                null,
                null,
                null,
                capacity);
        case SCAN ->
            new Scan(
                table, null, expression, null, none, null, null, null, null, null, null, capacity);
      };
    }

    String wrongExpression() {
      return this == GET ? "a b" : WRONG_EXPRESSION;
    }

    String wrongKey() {
      return switch (this) {
        case PUT ->
            "One or more parameter values were invalid: Type mismatch for key id expected: S"
                + " actual: N";
        case QUERY ->
            "One or more parameter values were invalid: Condition parameter type does not match"
                + " schema type";
        default -> "The provided key element does not match the schema";
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsWrongMembersFirst(Kind kind) {
    engine.assertInvalid(
        kind.of(NO_TABLE, WRONG_KEY, kind.wrongExpression(), "ALL"),
        "1 validation error detected: Value 'ALL' at 'returnConsumedCapacity' failed to satisfy"
            + " constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "9, 9", "10, 10", "11, 10"})
  void tellsTenWrongMembersAtMost(int wrong, int told) {
    List<TransactWriteItem> puts =
        Collections.nCopies(
            wrong,
            TransactWriteItem.of(
                new TransactWriteItem.Put(TABLE, null, null, Requests.NONE, null)));
    assertThatThrownBy(() -> engine.execute(new TransactWriteItems(puts, null, null, null)))
        .hasMessageStartingWith(
            told
                + (told == 1 ? " validation error" : " validation errors")
                + " detected: Value null at 'transactItems.1.member.put.item' failed to satisfy"
                + " constraint: Member must not be null")
        .hasMessageEndingWith(
            "Value null at 'transactItems."
                + told
                + ".member.put.item' failed to satisfy constraint: Member must not be null");
  }

  @ParameterizedTest
  @EnumSource
  void tellsWrongExpressionsSecond(Kind kind) {
    assertThatThrownBy(
            () -> engine.execute(kind.of(NO_TABLE, WRONG_KEY, kind.wrongExpression(), null)))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessageStartingWith("Invalid " + kind.member + ": Syntax error;");
  }

  @ParameterizedTest
  @EnumSource
  void tellsMissingTablesThird(Kind kind) {
    assertThatThrownBy(() -> engine.execute(kind.of(NO_TABLE, WRONG_KEY, null, null)))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SCAN")
  void tellsWrongKeysFourth(Kind kind) {
    boolean isWrite = kind.ordinal() <= Kind.DELETE.ordinal();
    engine.assertInvalid(kind.of(TABLE, WRONG_KEY, isWrite ? FALSE : null, null), kind.wrongKey());
  }

  @ParameterizedTest
  @EnumSource(names = {"PUT", "UPDATE", "DELETE"})
  void tellsFalseConditionsLast(Kind kind) {
    assertThatThrownBy(() -> engine.execute(kind.of(TABLE, RIGHT_KEY, FALSE, null)))
        .isInstanceOf(EngineError.ConditionalCheckFailed.class)
        .hasMessage("The conditional request failed");
    assertThat(engine.storedItems()).isZero();
  }
}
