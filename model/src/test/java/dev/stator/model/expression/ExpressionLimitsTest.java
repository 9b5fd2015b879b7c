package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stator.model.EngineError;
import dev.stator.model.Item;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long, deep and senseless expressions: each gets a clear answer, none harms the process. */
class ExpressionLimitsTest {
  private static final int SMALL_STACK = 512 * 1024;

  @ParameterizedTest
  @EnumSource(
      value = ExpressionKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"STATEMENT_WHERE", "STATEMENT_COLUMNS", "STATEMENT_CHANGES"})
  void refusesTextOver4096BytesBeforeReadingIt(ExpressionKind kind) {
    assertThatThrownBy(() -> Expressions.parse(kind, "(".repeat(4097), Requests.none()))
        .hasMessage(
            kind.told(
                "Expression size has exceeded the maximum allowed size; expression size: 4097"));
    assertThatThrownBy(() -> Expressions.parse(kind, "€".repeat(1366), Requests.none()))
        .hasMessageEndingWith("expression size: 4098");
  }

  @ParameterizedTest
  @ValueSource(ints = {4095, 4096})
  void takesTextOf4096Bytes(int bytes) {
    assertThatCode(() -> Projection.parse("x".repeat(bytes), Requests.none()))
        .doesNotThrowAnyException();
    String blanks = " ".repeat(bytes - "SETa = :one".length());
    assertThatCode(() -> Update.parse("SET" + blanks + "a = :one", Requests.placeholders()))
        .doesNotThrowAnyException();
  }

  @Test
  void takes300OperatorsAndNotOneMore() {
    // depth times "or" and depth + 1 times "<"
    assertThat(condition(nested(149)).test(Notation.item("{a: 1, b: 2}"))).isTrue();
    assertThat(condition("NOT " + nested(149)).test(Notation.item("{a: 1, b: 2}"))).isTrue();
    assertThatThrownBy(() -> condition("NOT NOT " + nested(149)))
        .hasMessage(
            "Invalid ConditionExpression: "
                + "The expression contains too many operators; operator count: 301");
    assertThatThrownBy(() -> condition(nested(454)))
        .hasMessageEndingWith("The expression contains too many operators; operator count: 301");
    assertThatThrownBy(() -> condition("not ".repeat(1000) + "a < b"))
        .hasMessageEndingWith("The expression contains too many operators; operator count: 301");
    String sums =
        IntStream.rangeClosed(1, 301)
            .mapToObj(at -> "a" + at + "=b+c")
            .collect(Collectors.joining(","));
    assertThatThrownBy(() -> Update.parse("SET " + sums, Requests.none()))
        .hasMessage(
            "Invalid UpdateExpression: "
                + "The expression contains too many operators; operator count: 301");
  }

  private static String nested(int depth) {
    return "a<b " + "or (a<b ".repeat(depth) + ")".repeat(depth);
  }

  @Test
  void takes100OperandsOfInAndNotOneMore() {
    for (int operands : new int[] {1, 99, 100}) {
      assertThatCode(() -> condition("a IN (" + ":one,".repeat(operands - 1) + ":one)"))
          .doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> condition("a IN (" + ":one,".repeat(100) + ":one)"))
        .hasMessage(
            "Invalid ConditionExpression: "
                + "The IN operator is provided with too many operands; number of operands: 101");
  }

  @Test
  void takesPathsOf32StepsAndNotOneMore() {
    for (int steps : new int[] {31, 32}) {
      assertThatCode(() -> Projection.parse("a" + "[0]".repeat(steps), Requests.none()))
          .doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> Projection.parse("a" + "[0]".repeat(33), Requests.none()))
        .hasMessage(
            "Invalid ProjectionExpression: "
                + "The document path has too many nesting elements; nesting levels: 33");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "f(",
        "NOT (",
        "a = b AND a = (",
        "a = size(",
        "a IN (",
        "a = b AND (",
        "a.",
        "a[0]."
      })
  void survivesDeepNestingOnASmallStack(String opening) throws InterruptedException {
    String deep = opening.repeat(4096 / opening.length());
    AtomicReference<Throwable> told = new AtomicReference<>();
    Thread small =
        new Thread(
            null, () -> told.set(catchThrowable(() -> condition(deep))), "small", SMALL_STACK);
    small.start();
    small.join();
    assertThat(told.get()).isInstanceOf(EngineError.Validation.class);
  }

  @Test
  void refusesDeepNesting() {
    String fault = "The expression is nested too deeply; nesting levels allowed: 160";
    assertThatThrownBy(() -> condition("(".repeat(4096)))
        .hasMessage("Invalid ConditionExpression: " + fault);
    assertThatThrownBy(() -> Update.parse("SET a = " + "(".repeat(4000), Requests.none()))
        .hasMessage("Invalid UpdateExpression: " + fault);
    assertThatThrownBy(
            () -> Update.parse("SET a = " + "if_not_exists(a,".repeat(200), Requests.none()))
        .hasMessage("Invalid UpdateExpression: " + fault);
  }

  @Test
  void survivesManyPaths() {
    String paths =
        IntStream.range(0, 580).mapToObj(at -> "m.a" + at).collect(Collectors.joining(","));
    assertThat(Projection.parse(paths, Requests.none()).topLevelNames()).containsExactly("m");
  }

  @Test
  void answersAnyTextWithATreeOrAValidationError() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] words = {
      "a",
      "b",
      "#a",
      ":one",
      ":s",
      ":l",
      "(",
      ")",
      "(",
      ")",
      "[",
      "]",
      "0",
      ".",
      ",",
      "=",
      "<",
      "<>",
      "AND",
      "OR",
      "NOT",
      "BETWEEN",
      "IN",
      "SET",
      "REMOVE",
      "ADD",
      "DELETE",
      "size",
      "contains",
      "attribute_exists",
      "if_not_exists",
      "list_append",
      "+",
      "-",
      "#",
      ":",
      "ü",
      "\uD83D",
      " ",
      "f"
    };
    Item item = Notation.item("{a: [1, {b: 2}], b: {a: 's'}}");
    for (int round = 0; round < 2_000; round++) {
      String text =
          random
              .ints(1 + random.nextInt(12), 0, words.length)
              .mapToObj(index -> words[index])
              .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
      ExpressionKind kind = ExpressionKind.values()[round % ExpressionKind.values().length];
      try {
        evaluate(Expressions.parse(kind, text, Requests.placeholders()), item);
      } catch (EngineError.Validation refused) {
        assertThat(refused.text()).as("seed %d: %s", seed, text).isNotEmpty();
      } catch (RuntimeException broken) {
        throw new AssertionError("seed " + seed + ", " + kind + ": " + text, broken);
      }
    }
  }

  private static void evaluate(Object expression, Item item) {
    switch (expression) {
      case Condition condition -> condition.test(item);
      case Projection projection -> projection.apply(item);
      case Update update -> update.apply(item).updatedNew();
      default -> assertThat(expression).isInstanceOf(KeyCondition.class);
    }
  }

  private static Condition condition(String text) {
    return Condition.parse(ExpressionKind.CONDITION, text, Requests.placeholders());
  }
}
