package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.EngineError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that are refused before any item is looked at, with the one fault that is told. */
class ConditionFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ((a = :one))                                  | The expression has redundant parentheses;
          a = b and a > ((status))                      | The expression has redundant parentheses;
          (a) between (((b.c)).d) and (c)               | The expression has redundant parentheses;
          a > whatever((:things), ((a)))                | The expression has redundant parentheses;
          a = b AND ((a = b AND a = b)) AND a = b       | The expression has redundant parentheses;
          a = b AND ((a = b OR (a = b AND a = b)))      | The expression has redundant parentheses;
          a IN (((b)))                                  | The expression has redundant parentheses;
          ((attribute_exists(a)))                       | The expression has redundant parentheses;
          a = b and whatever((:things)) > a             | Invalid function name; function: whatever
          attRIbute_exIsts((status), #undefined)        | Invalid function name; function: attRIbute_exIsts
          SIZE(a) > :one                                | Invalid function name; function: SIZE
          f123_hi(a)                                    | Invalid function name; function: f123_hi
          a < f(f(f(b)))                                | Invalid function name; function: f
          a = b and attribute_exists((status), (#x)) > b | The function is not allowed to be used this way in an expression; function: attribute_exists
          attribute_not_exists(things) > b              | The function is not allowed to be used this way in an expression; function: attribute_not_exists
          attribute_type(things, :one) > b              | The function is not allowed to be used this way in an expression; function: attribute_type
          begins_with(things, a) > b                    | The function is not allowed to be used this way in an expression; function: begins_with
          (contains(:things, c)) > b                    | The function is not allowed to be used this way in an expression; function: contains
          size(contains(a, b)) > a                      | The function is not allowed to be used this way in an expression; function: contains
          size(things)                                  | The function is not allowed to be used this way in an expression; function: size
          (size(things))                                | The function is not allowed to be used this way in an expression; function: size
          NOT size(things)                              | The function is not allowed to be used this way in an expression; function: size
          size(things) AND a = b                        | The function is not allowed to be used this way in an expression; function: size
          a = b OR size(a, b)                           | The function is not allowed to be used this way in an expression; function: size
          a between b and attribute_exists(things)      | The function is not allowed to be used this way in an expression; function: attribute_exists
          a in (b, attribute_exists(things))            | The function is not allowed to be used this way in an expression; function: attribute_exists
          if_not_exists(a, a) = :one                    | The function is not allowed to be used this way in an expression; function: if_not_exists
          list_append(a, b)                             | The function is not allowed to be used this way in an expression; function: list_append
          attribute_exists(status, #undefined)          | Attribute name is a reserved keyword; reserved keyword: status
          :undefined < abOrT                            | Attribute name is a reserved keyword; reserved keyword: abOrT
          a.b[1].Name = :one                            | Attribute name is a reserved keyword; reserved keyword: Name
          set = :one                                    | Attribute name is a reserved keyword; reserved keyword: set
          size = :one                                   | Attribute name is a reserved keyword; reserved keyword: size
          attribute_exists(#Pictures.RearView, :a) and a = b | An expression attribute name used in the document path is not defined; attribute name: #Pictures
          begins_with(Pictures.#RearView)               | An expression attribute name used in the document path is not defined; attribute name: #RearView
          (#P between :lo and :hi) and (#PC in (:cat1)) | An expression attribute name used in the document path is not defined; attribute name: #P
          a > #4g                                       | An expression attribute name used in the document path is not defined; attribute name: #4g
          a > #_                                        | An expression attribute name used in the document path is not defined; attribute name: #_
          begins_with(:hello, #x, #y)                   | An expression attribute value used in expression is not defined; attribute value: :hello
          :x < :y                                       | An expression attribute value used in expression is not defined; attribute value: :x
          a = :_                                        | An expression attribute value used in expression is not defined; attribute value: :_
          a[2147483648] = :one                          | List index is not within the allowable range; index: [2147483648]
          attribute_exists(things, a) and a = a         | Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2
          attribute_not_exists(things, b)               | Incorrect number of operands for operator or function; operator or function: attribute_not_exists, number of operands: 2
          attribute_type(things)                        | Incorrect number of operands for operator or function; operator or function: attribute_type, number of operands: 1
          begins_with(things)                           | Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1
          begins_with(things, size(a), b)               | Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 3
          contains(things)                              | Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1
          size(things, a) > b                           | Incorrect number of operands for operator or function; operator or function: size, number of operands: 2
          a = a AND #a = b AND :undefined > a           | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]
          a <> #a                                       | The first operand must be distinct from the remaining operands for this operator or function; operator: <>, first operand: [a]
          a > #a                                        | The first operand must be distinct from the remaining operands for this operator or function; operator: >, first operand: [a]
          ((a=a) OR (a=a))                              | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]
          a BETWEEN :one AND a                          | The first operand must be distinct from the remaining operands for this operator or function; operator: BETWEEN, first operand: [a]
          a IN (b, a)                                   | The first operand must be distinct from the remaining operands for this operator or function; operator: IN, first operand: [a]
          contains(ab.bc[1].a, ab.bc[1].#a)             | The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [ab, bc, [1], a]
          attribute_type(ab.bc[1].#a, ab.bc[1].a)       | The first operand must be distinct from the remaining operands for this operator or function; operator: attribute_type, first operand: [ab, bc, [1], a]
          begins_with(ab.bc[1].a, ab.bc[1].#a)          | The first operand must be distinct from the remaining operands for this operator or function; operator: begins_with, first operand: [ab, bc, [1], a]
          attribute_type(ab.bc[1].a, SS)                | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}
          attribute_type(a, size(a)) and a = b          | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N
          attribute_type(a, :n)                         | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N
          attribute_type(a, :b)                         | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: B
          attribute_type(a, :yes)                       | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: BOOL
          attribute_type(a, :null)                      | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: NULL
          attribute_type(a, :ss)                        | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: SS
          attribute_type(a, :s)                         | Invalid attribute type name found; type: a, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}
          begins_with(a, size(a)) and a = :one          | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
          begins_with(a, :n)                            | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
          begins_with(a, :yes)                          | Incorrect operand type for operator or function; operator or function: begins_with, operand type: BOOL
          begins_with(a, :null)                         | Incorrect operand type for operator or function; operator or function: begins_with, operand type: NULL
          begins_with(a, :l)                            | Incorrect operand type for operator or function; operator or function: begins_with, operand type: L
          begins_with(:m, a)                            | Incorrect operand type for operator or function; operator or function: begins_with, operand type: M
          begins_with(:ss, a)                           | Incorrect operand type for operator or function; operator or function: begins_with, operand type: SS
          begins_with(:ns, a)                           | Incorrect operand type for operator or function; operator or function: begins_with, operand type: NS
          begins_with(:bs, a)                           | Incorrect operand type for operator or function; operator or function: begins_with, operand type: BS
          size(size(a)) > :one                          | Incorrect operand type for operator or function; operator or function: size, operand type: N
          attribute_not_exists(size(:n))                | Incorrect operand type for operator or function; operator or function: size, operand type: N
          size(:yes) > a                                | Incorrect operand type for operator or function; operator or function: size, operand type: BOOL
          size(:null) > a                               | Incorrect operand type for operator or function; operator or function: size, operand type: NULL
          a < :yes                                      | Incorrect operand type for operator or function; operator or function: <, operand type: BOOL
          a <= :null                                    | Incorrect operand type for operator or function; operator or function: <=, operand type: NULL
          :ss > a                                       | Incorrect operand type for operator or function; operator or function: >, operand type: SS
          a >= :l                                       | Incorrect operand type for operator or function; operator or function: >=, operand type: L
          a BETWEEN :yes AND :no                        | Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: BOOL
          attribute_exists(:s) and a = b                | Operator or function requires a document path; operator or function: attribute_exists
          attribute_not_exists(size(:s))                | Operator or function requires a document path; operator or function: attribute_not_exists
          a BETWEEN :n AND :s                           | The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:a}
          a BETWEEN :z AND :s                           | The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:z}, upper bound operand: AttributeValue: {S:a}
          a BETWEEN :two AND :one                       | The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}
          """)
  void isToldByItsMostImportantFault(String expression, String fault) {
    for (ExpressionKind kind :
        new ExpressionKind[] {
          ExpressionKind.CONDITION, ExpressionKind.FILTER, ExpressionKind.STATEMENT_WHERE
        }) {
      assertThatThrownBy(() -> Condition.parse(kind, expression, Requests.placeholders()))
          .isInstanceOf(EngineError.Validation.class)
          .hasMessage(kind.told(fault));
    }
  }
}
