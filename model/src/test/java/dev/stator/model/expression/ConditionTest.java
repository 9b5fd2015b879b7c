package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.model.Item;
import dev.stator.model.operation.Substitutions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What conditions say of an item. */
class ConditionTest {
  private static final Item ITEM =
      Notation.item(
          "{a: 1, b: 2, one: 1.0, s: 'text', t: 'text', u: 'test', bin: ~bytes~, yes: true,"
              + " nay: false, nil: null, ss: <'a', 'b'>, ss2: <'b', 'a'>, ns: <1, 2, 3>,"
              + " bs: <~x~, ~y~>, l: [1, 'two', {x: [10, 20]}], l2: [1, 'two', {x: [10, 20]}],"
              + " m: {x: 1, y: {z: 'deep'}}, m2: {y: {z: 'deep'}, x: 1}, status: 'open',"
              + " x.y: 'dotted', surrogates: '\uD83D\uDE00', blank: '', n_1: 7, A: 'upper'}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a = :one                            | true
          a = one                             | true
          a = :two                            | false
          a = :s                              | false
          s = t                               | true
          s = u                               | false
          bin = bin2                          | false
          yes = :yes                          | true
          yes = :no                           | false
          nil = :null                         | true
          ss = ss2                            | true
          ss = :ss                            | false
          l = l2                              | true
          m = m2                              | true
          m = :m                              | false
          A = :s                              | false
          absent = :one                      | false
          absent = gone                   | false
          a <> :two                           | true
          a <> :one                           | false
          a <> :s                             | true
          absent <> :one                     | true
          absent <> gone              | true
          a < b                               | true
          b < a                               | false
          a < :one                            | false
          a <= :one                           | true
          a <= absent                        | false
          absent > :one                      | false
          b > a                               | true
          b >= :two                           | true
          b >= :three                         | false
          s > u                               | true
          u < s                               | true
          s < :one                            | false
          bin > :b                            | true
          ss > a                              | false
          yes > nay                           | false
          :one < b                            | true
          :one = :one                         | true
          :one < :two                         | true
          a BETWEEN :one AND :two             | true
          b BETWEEN :one AND :two             | true
          b BETWEEN :three AND :ten           | false
          s BETWEEN :one AND :two             | false
          s BETWEEN :s AND :z                 | true
          absent BETWEEN :one AND :two       | false
          :two BETWEEN a AND :three           | true
          a BETWEEN b AND absent             | false
          a IN (:one)                         | true
          a IN (:two, :three, :one)           | true
          a IN (:two, b)                      | false
          a IN (:s, :one)                     | true
          ss IN (:ss, ss2)                    | true
          absent IN (:one)                   | false
          absent IN (gone)            | false
          a = :one AND b = :two               | true
          a = :one AND b = :one               | false
          a = :two OR b = :two                | true
          a = :two OR b = :one                | false
          NOT a = :one                        | false
          NOT a = :two                        | true
          NOT NOT a = :one                    | true
          NOT absent = :one                  | true
          NOT a = :two AND b = :two           | true
          NOT (a = :one AND b = :one)         | true
          a = :one OR a = :two AND b = :one   | true
          (a = :one OR a = :two) AND b = :one | false
          a = :two OR NOT b = :one            | true
          attribute_exists(a)                 | true
          attribute_exists(absent)           | false
          attribute_exists(m.y.z)             | true
          attribute_exists(m.y.q)             | false
          attribute_exists(l[2].x[1])         | true
          attribute_exists(l[2].x[2])         | false
          attribute_exists(l[0].x)            | false
          attribute_exists(a.x)               | false
          attribute_exists(m[0])              | false
          attribute_exists(l.x)               | false
          attribute_not_exists(absent)       | true
          attribute_not_exists(a)             | false
          attribute_not_exists(m.q.z)         | true
          attribute_type(a, :N)               | true
          attribute_type(a, :S)               | false
          attribute_type(s, :S)               | true
          attribute_type(bin, :B)             | true
          attribute_type(yes, :BOOL)          | true
          attribute_type(nil, :NULL)          | true
          attribute_type(ss, :SS)             | true
          attribute_type(ns, :NS)             | true
          attribute_type(bs, :BS)             | true
          attribute_type(l, :L)               | true
          attribute_type(m, :M)               | true
          attribute_type(m, :L)               | false
          attribute_type(absent, :S)         | false
          attribute_type(:one, :N)            | true
          begins_with(s, :tex)                | true
          begins_with(s, :text)               | true
          begins_with(s, :z)                  | false
          begins_with(s, :empty)              | true
          begins_with(:text, :tex)            | true
          begins_with(bin, :b)                | false
          begins_with(a, :tex)                | false
          begins_with(s, a)                   | false
          begins_with(absent, :tex)          | false
          contains(s, :tex)                   | true
          contains(s, :z)                     | false
          contains(s, :one)                   | false
          contains(ss, :s)                    | true
          contains(ss, :z)                    | false
          contains(ns, :two)                  | true
          contains(ns, :ten)                  | false
          contains(ns, :s)                    | false
          contains(bs, :b)                    | false
          contains(l, :one)                   | true
          contains(l, :two)                   | false
          contains(l, l[2])                   | true
          contains(bin, :b)                   | false
          contains(m, :s)                     | false
          contains(a, :one)                   | false
          contains(absent, :one)             | false
          contains(s, absent)                | false
          contains(:text, :tex)               | true
          size(s) = :n                        | false
          size(s) > :three                    | true
          size(ss) = :two                     | true
          size(ns) = :three                   | true
          size(bs) = b                        | true
          size(l) = :three                    | true
          size(m) = :two                      | true
          size(surrogates) = :two             | true
          size(blank) < :one                  | true
          size(a) = :one                      | false
          size(yes) = :one                    | false
          size(yes) <> :one                   | false
          size(absent) <> :one                | false
          :one <> size(a)                     | false
          size(s) <> :one                     | true
          NOT size(a) = :one                  | true
          size(nil) = :one                    | false
          size(absent) = :one                | false
          size(m.y) = :one                    | true
          size(:text) > size(ss)              | true
          size(s) BETWEEN :one AND :ten       | true
          size(ss) IN (:one, :two)            | true
          size(s) = :text                     | false
          m.x = :one                          | true
          m.#dotted = :one                    | false
          l[0] = :one                         | true
          l [ 2 ] . x [ 0 ] = :ten            | true
          l[99] = :one                        | false
          l[000] = :one                       | true
          (l[2]).x[0] = :ten                  | true
          ((l[2]).x)[0] = :ten                | true
          (a) = (:one)                        | true
          (a) BETWEEN (:one) AND (:two)       | true
          (a) IN ((:one), (:two))             | true
          (size(s)) > (:one)                  | true
          n_1 > :three                        | true
          a=:one                              | true
          a=:one AND(b=:two)                  | true
          NOT(a=:two)AND(b=:two)              | true
          a between :one and :two             | true
          a In (:one)                         | true
          nOt a = :two aNd b = :two oR a = :z | true
          attribute_exists (a)                | true
          m.x = :one AND #status <> :s        | true
          """)
  void holdsOrNot(String expression, boolean expected) {
    Condition condition =
        Condition.parse(ExpressionKind.CONDITION, expression, Requests.placeholders());
    assertThat(condition.test(ITEM)).isEqualTo(expected);
  }

  @Test
  void comparesBinary() {
    Placeholders bytes =
        new Placeholders(
            new Substitutions(null, Requests.values("{pre: ~byt~, mid: ~yte~, member: ~x~}")));
    assertThat(holds("begins_with(bin, :pre)", bytes)).isTrue();
    assertThat(holds("begins_with(bin, :mid)", bytes)).isFalse();
    assertThat(holds("contains(bin, :mid)", bytes)).isTrue();
    assertThat(holds("contains(bs, :member)", bytes)).isTrue();
    assertThat(holds("size(bin) > size(:mid)", bytes)).isTrue();
  }

  @Test
  void takesANameWithADotAsOneName() {
    assertThat(holds("attribute_exists(#dotted)", Requests.placeholders())).isTrue();
  }

  @Test
  void separatesByAnyBlank() {
    assertThat(holds("\ta\n=\r\n:one ", Requests.placeholders())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"attribute_not_exists(a)", "a <> :one", "NOT a = :one"})
  void findsNothingInAnItemThatDoesNotExist(String expression) {
    Condition condition =
        Condition.parse(ExpressionKind.CONDITION, expression, Requests.placeholders());
    assertThat(condition.test(Item.EMPTY)).isTrue();
  }

  @Test
  void tellsTheAttributesItRefersTo() {
    Condition condition =
        Condition.parse(
            ExpressionKind.FILTER,
            "#a = :one AND (l[1]).x > size(m.y) OR contains(a, s)",
            Requests.placeholders());
    assertThat(condition.topLevelNames()).containsExactly("a", "l", "m", "s");
    assertThat(condition.nestedTopLevelNames()).containsExactly("l", "m");
  }

  private static boolean holds(String expression, Placeholders placeholders) {
    return Condition.parse(ExpressionKind.CONDITION, expression, placeholders).test(ITEM);
  }
}
