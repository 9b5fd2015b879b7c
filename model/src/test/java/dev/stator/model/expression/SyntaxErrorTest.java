package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.EngineError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyntaxErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          a x b                                    | x     | a x b
          foo                                      | <EOF> | foo
          things are not gonna be ok               | are   | things are not
          a > 4                                    | 4     | > 4
          attribute_exists(Pictures-RearView)      | -     | Pictures-RearView
          attribute_exists("Pictures.RearView")    | "     | ("Pictures
          attribute_exists(Pictures..RearView)     | .     | ..RearView
          attribute_exists(Pi#ctures.RearView)     | #ctures | Pi#ctures.
          attribute_exists(asdf[a])                | a     | [a]
          attribute_exists(                        | <EOF> | (
          attribute_exists()                       | )     | ()
          a in b, c                                | b     | in b,
          a in (b,c,)                              | )     | ,)
          a in ()                                  | )     | ()
          a > between                              | between | > between
          a AND b = :one                           | AND   | a AND b
          a = b AND                                | <EOF> | AND
          a = b OR OR c = d                        | OR    | OR OR c
          NOT                                      | <EOF> | NOT
          (a)between(b.(c.d))and(c)                | (     | .(c
          (a)between(b.c.d)and((c)                 | <EOF> | )
          a > #$.b                                 | #     | > #$
          a > :things.stuff                        | .     | :things.stuff
          b[:a] > a                                | :a    | [:a]
          b[#_] > a                                | #_    | [#_]
          ü > a                                    | ü     | ü >
          a = 😀                                   | 😀    | = 😀
          (a)between(b.c[4.5].#d)and(:a)           | .     | 4.5
          b[-1] > a                                | -     | [-1
          size(a).b > a                            | .     | ).b
          (size(a)).b > a                          | .     | ).b
          size(a)[0] > a                           | [     | )[0
          a = b = c                                | =     | b = c
          (a = b) = c                              | =     | ) = c
          a.in = :one                              | in    | .in =
          _a = :one                                | _     | _a
          a = b)                                   | )     | b)
          (a = b                                   | <EOF> | b
          ((((                                     | <EOF> | (
          a == b                                   | =     | == b
          a != b                                   | !     | a !=
          a between :one                           | <EOF> | :one
          a between :one or :two                   | or    | :one or :two
          , a = b                                  | ,     | , a
          """)
  void namesTheTokenAndItsNeighboursInAFilter(String expression, String token, String near) {
    assertThatThrownBy(
            () -> Condition.parse(ExpressionKind.FILTER, expression, Requests.placeholders()))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(
            "Invalid FilterExpression: Syntax error; token: \""
                + token
                + "\", near: \""
                + near
                + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          INVALID SYNTAX HERE        | INVALID  | INVALID SYNTAX
          whatever                   | whatever | whatever
          set a                      | <EOF>    | a
          add a                      | <EOF>    | a
          delete a                   | <EOF>    | a
          set                        | <EOF>    | set
          SET _123 = :one            | _        | SET _123
          SET a = :one,              | <EOF>    | ,
          SET path = VALUE 1         | 1        | VALUE 1
          SET NewAttr = {"NULL": 1}  | {        | = {"
          set a=set                  | set      | =set
          remove a = b               | =        | a = b
          add a = b                  | =        | a = b
          delete a b                 | b        | a b
          delete a if_not_exist(b)   | if_not_exist | a if_not_exist(
          remove a b                 | b        | a b
          set a b                    | b        | a b
          set :a = b                 | :a       | set :a =
          remove :a                  | :a       | remove :a
          set a = b / c              | /        | b / c
          set a = b * c              | *        | b * c
          set a[1] = "eight"         | "        | = "eight
          set a[1] = 1               | 1        | = 1
          SET a = if_not_exists(a, 100) | 100   | , 100)
          SET if_not_exists(a, b) = a | (       | if_not_exists(a
          set (a = (b + c))          | (        | set (a
          set a = (b.c).d + e        | .        | ).d
          set a = (b.c)[0] + e       | [        | )[0
          set a = b + c + d          | +        | c + d
          set a = (b + c) - d        | -        | ) - d
          set a = b + (c + d)        | +        | c + d
          set a = list_append(b + c, d) | +     | b + c
          set a = _f(b)              | _        | = _f
          set a = (b                 | <EOF>    | b
          set a = b add              | <EOF>    | add
          set a.set = b              | set      | .set =
          """)
  void namesTheTokenAndItsNeighboursInAnUpdate(String expression, String token, String near) {
    assertThatThrownBy(() -> Update.parse(expression, Requests.placeholders()))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(
            "Invalid UpdateExpression: Syntax error; token: \""
                + token
                + "\", near: \""
                + near
                + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a b        | b     | a b
          a,         | <EOF> | ,
          a,,b       | ,     | ,,b
          , a        | ,     | , a
          a.         | <EOF> | .
          a[         | <EOF> | [
          a[]        | ]     | []
          a[0        | <EOF> | 0
          a[b]       | b     | [b]
          :one       | :one  | :one
          (a)        | (     | (a
          a-b        | -     | a-b
          size(a)    | (     | size(a
          a.1        | 1     | .1
          """)
  void namesTheTokenAndItsNeighboursInAProjection(String expression, String token, String near) {
    assertThatThrownBy(() -> Projection.parse(expression, Requests.placeholders()))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(
            "Invalid ProjectionExpression: Syntax error; token: \""
                + token
                + "\", near: \""
                + near
                + "\"");
  }

  @ParameterizedTest
  @EnumSource(ExpressionKind.class)
  void noExpressionMayBeEmpty(ExpressionKind kind) {
    assertThatThrownBy(() -> Expressions.parse(kind, "", Requests.none()))
        .hasMessage(kind.told("The expression can not be empty;"));
    assertThatThrownBy(() -> Expressions.parse(kind, " ", Requests.none()))
        .hasMessage(kind.told("Syntax error; token: \"<EOF>\", near: \"\""));
  }
}
