package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyConditionTest {
  private static final KeyNames KEYS = new KeyNames("pk", "sk");
  private static final AttributeValue ONE = AttributeValue.n(1);
  private static final AttributeValue TWO = AttributeValue.n(2);
  private static final AttributeValue TEXT = AttributeValue.s("text");

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of("pk = :s AND sk = :one", new SortCondition.Equal(ONE)),
        Arguments.of("sk = :one AND pk = :s", new SortCondition.Equal(ONE)),
        Arguments.of("pk = :s AND sk < :one", new SortCondition.Less(ONE)),
        Arguments.of("pk = :s AND sk <= :one", new SortCondition.LessOrEqual(ONE)),
        Arguments.of("pk = :s AND sk > :one", new SortCondition.Greater(ONE)),
        Arguments.of("pk = :s AND sk >= :one", new SortCondition.GreaterOrEqual(ONE)),
        Arguments.of("pk = :s AND :one = sk", new SortCondition.Equal(ONE)),
        Arguments.of("pk = :s AND :one < sk", new SortCondition.Greater(ONE)),
        Arguments.of("pk = :s AND :one <= sk", new SortCondition.GreaterOrEqual(ONE)),
        Arguments.of("pk = :s AND :one > sk", new SortCondition.Less(ONE)),
        Arguments.of(":s = pk AND :one >= sk", new SortCondition.LessOrEqual(ONE)),
        Arguments.of("pk = :s and sk between :one and :two", new SortCondition.Between(ONE, TWO)),
        Arguments.of("pk = :s AND begins_with(sk, :text)", new SortCondition.BeginsWith(TEXT)),
        Arguments.of("(pk = :s) AND (sk = :one)", new SortCondition.Equal(ONE)),
        Arguments.of("(pk = :s AND sk = :one)", new SortCondition.Equal(ONE)),
        Arguments.of(
            "(pk) = (:s) AND begins_with((sk), (:text))", new SortCondition.BeginsWith(TEXT)));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void findsThePartitionAndWhatOfIt(String expression, SortCondition sort) {
    assertThat(KeyCondition.parse(expression, Requests.placeholders(), KEYS))
        .isEqualTo(new KeyCondition(AttributeValue.s("a"), sort));
  }

  @Test
  void readsAWholePartitionWithoutAConditionOnTheSortKey() {
    KeyNames names = new KeyNames("a", null);
    assertThat(KeyCondition.parse("#a = :s", Requests.placeholders(), names))
        .isEqualTo(new KeyCondition(AttributeValue.s("a"), null));
    assertThat(KeyCondition.parse("pk = :one", Requests.placeholders(), KEYS).sort()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sk = :s                                       | Query condition missed key schema element: pk
          extra = :s                                    | Query condition missed key schema element: pk
          sk = :s AND extra = :s                        | Query condition missed key schema element: pk
          pk = :s AND extra = :s                        | Query condition missed key schema element: sk
          pk < :s                                       | Query key condition not supported
          pk BETWEEN :s AND :z                          | Query key condition not supported
          begins_with(pk, :s)                           | Query key condition not supported
          pk > :s AND sk = :one                         | Query key condition not supported
          pk = :s AND sk = :s AND extra = :s            | Conditions can be of length 1 or 2 only
          pk = :s AND sk > :one AND sk < :two           | KeyConditionExpressions must only contain one condition per key
          pk = :s AND pk = :s                           | KeyConditionExpressions must only contain one condition per key
          (pk > :s and b > :s) and (b > :s and c > :s)  | KeyConditionExpressions must only contain one condition per key
          a > b and size(b) > c or a > c                | Invalid operator used in KeyConditionExpression: OR
          pk = :s OR sk = :s                            | Invalid operator used in KeyConditionExpression: OR
          a in (b, size(c), d)                          | Invalid operator used in KeyConditionExpression: IN
          pk = :s AND sk IN (:s)                        | Invalid operator used in KeyConditionExpression: IN
          attribute_exists(a)                           | Invalid operator used in KeyConditionExpression: attribute_exists
          attribute_not_exists(a)                       | Invalid operator used in KeyConditionExpression: attribute_not_exists
          attribute_type(a, :S)                         | Invalid operator used in KeyConditionExpression: attribute_type
          contains(a.d, b)                              | Invalid operator used in KeyConditionExpression: contains
          not a > b                                     | Invalid operator used in KeyConditionExpression: NOT
          a <> b                                        | Invalid operator used in KeyConditionExpression: <>
          :s between size(b) and size(a) and b > :b     | Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand
          begins_with(:s, b) and a > :b                 | Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand
          size(b) > a AND a.b > b AND b > c             | KeyConditionExpressions cannot contain nested operations
          a > size(b.d)                                 | KeyConditionExpressions cannot contain nested operations
          a between size(b) and size(a)                 | KeyConditionExpressions cannot contain nested operations
          b > a.b                                       | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
          b between c[1] and d                          | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
          a between b and size(a)                       | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
          begins_with(a, b)                             | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
          b.d > a AND c.d > e.f                         | KeyConditionExpressions cannot have conditions on nested attributes
          b[0] > a                                      | KeyConditionExpressions cannot have conditions on nested attributes
          pk = :s AND sk.foo = :s                       | KeyConditionExpressions cannot have conditions on nested attributes
          :z > :s AND a < :s                            | Invalid condition in KeyConditionExpression: No key attribute specified
          a > :s AND :s < :z                            | Invalid condition in KeyConditionExpression: No key attribute specified
          ((pk = :s))                                   | Invalid KeyConditionExpression: The expression has redundant parentheses;
          pk = :undefined                               | Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :undefined
          hash = :s                                     | Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: hash
          pk between :one and :s                        | Invalid KeyConditionExpression: The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:a}
          attribute_type(a, b)                          | Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}
          a > 4                                         | Invalid KeyConditionExpression: Syntax error; token: "4", near: "> 4"
          """)
  void refusesWhatNoKeyCanAnswer(String expression, String fault) {
    assertThatThrownBy(() -> KeyCondition.parse(expression, Requests.placeholders(), KEYS))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(fault);
  }

  @Test
  void refusesASecondConditionOnAKeyWithoutSortAttribute() {
    KeyNames names = new KeyNames("pk", null);
    assertThatThrownBy(
            () -> KeyCondition.parse("pk = :s AND sk = :s", Requests.placeholders(), names))
        .hasMessage("Query key condition not supported");
  }
}
