package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.EngineError;
import dev.stator.model.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
  private static final Item ITEM =
      Notation.item(
          "{a: 1, b: {x: 1, y: {z: 'deep', q: 2}}, l: ['l0', 'l1', {x: 1, y: 2}, [5, 6]],"
              + " status: 'open', x.y: 'dotted', blank: {}, ss: <'a'>}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a                       | {a: 1}
          a, b.x                  | {a: 1, b: {x: 1}}
          b                       | {b: {x: 1, y: {z: 'deep', q: 2}}}
          b.y.z                   | {b: {y: {z: 'deep'}}}
          b.y.z, b.x              | {b: {y: {z: 'deep'}, x: 1}}
          b.y.z, b.y.q            | {b: {y: {z: 'deep', q: 2}}}
          l[0]                    | {l: ['l0']}
          l[2], l[0]              | {l: ['l0', {x: 1, y: 2}]}
          l[2].x, l[2].y          | {l: [{x: 1, y: 2}]}
          l[2].x, l[0]            | {l: ['l0', {x: 1}]}
          l[3][1], l[3][0]        | {l: [[5, 6]]}
          l[3][1]                 | {l: [[6]]}
          l[1].x, l[2].y          | {l: [{y: 2}]}
          l[9]                    | {}
          l[0].x                  | {}
          l.x                     | {}
          b[0]                    | {}
          b.q                     | {}
          b.y.z.deeper            | {}
          a.x                     | {}
          ss[0]                   | {}
          absent                  | {}
          absent, a               | {a: 1}
          #status                 | {status: 'open'}
          blank.x                 | {}
          blank                   | {blank: {}}
          a,b.x,l[1]              | {a: 1, b: {x: 1}, l: ['l1']}
          """)
  void takesTheNamedParts(String expression, String expected) {
    Projection projection = Projection.parse(expression, Requests.placeholders());
    assertThat(projection.apply(ITEM)).isEqualTo(Notation.item(expected));
  }

  @Test
  void takesANameWithADotAsOneName() {
    Item projected = Projection.parse("#dotted", Requests.placeholders()).apply(ITEM);
    assertThat(projected).isEqualTo(Notation.item("{x.y: 'dotted'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a, a               | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]
          a, #a              | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]
          a, a.b             | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]
          a.b[1].c, a.b      | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b, [1], c], path two: [a, b]
          l[1], l[01]        | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [l, [1]], path two: [l, [1]]
          a.b, a[1]          | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]
          a[1], a.b, a[1]    | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, [1]], path two: [a, [1]]
          a, a, name         | Attribute name is a reserved keyword; reserved keyword: name
          a.Comment          | Attribute name is a reserved keyword; reserved keyword: Comment
          and                | Attribute name is a reserved keyword; reserved keyword: and
          a, a, #undefined   | An expression attribute name used in the document path is not defined; attribute name: #undefined
          a[4294967295]      | List index is not within the allowable range; index: [4294967295]
          """)
  void refusesPathsThatClash(String expression, String fault) {
    assertThatThrownBy(() -> Projection.parse(expression, Requests.placeholders()))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage("Invalid ProjectionExpression: " + fault);
  }

  @Test
  void tellsTheAttributesItRefersTo() {
    Projection projection = Projection.parse("b.y, #a, b.x, l[0]", Requests.placeholders());
    assertThat(projection.topLevelNames()).containsExactly("b", "a", "l");
    assertThat(projection.nestedTopLevelNames()).containsExactly("b", "l");
  }
}
