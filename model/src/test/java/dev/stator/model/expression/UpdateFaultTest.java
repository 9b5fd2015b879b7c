package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.EngineError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates that are refused before any item is looked at, with the one fault that is told. */
class UpdateFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          set #x = :c set abOrt = true            | Attribute name is a reserved keyword; reserved keyword: abOrt
          remove Absolute                         | Attribute name is a reserved keyword; reserved keyword: Absolute
          set a.b.Value = :one                    | Attribute name is a reserved keyword; reserved keyword: Value
          set #x = if_not_exist(:c) set c = d     | Invalid function name; function: if_not_exist
          SET a = LIST_APPEND(:l, :l)             | Invalid function name; function: LIST_APPEND
          SET a = size(b)                         | Invalid function name; function: size
          SET a = attribute_exists(b)             | Invalid function name; function: attribute_exists
          SET a = list_append(list_append(:l, :l), :l) | The function is not allowed to be used this way in an expression; function: list_append
          SET a = list_append(b, :l) + :one       | The function is not allowed to be used this way in an expression; function: list_append
          SET a = if_not_exists(b, list_append(:l, :l)) | The function is not allowed to be used this way in an expression; function: list_append
          set a = #x set c = :d                   | The "SET" section can only be used once in an update expression;
          remove #x set a = b remove e            | The "REMOVE" section can only be used once in an update expression;
          add #x :e set a = b add e :f            | The "ADD" section can only be used once in an update expression;
          delete #x :e set a = b delete #y :f     | The "DELETE" section can only be used once in an update expression;
          SET #x = if_not_exists(:c)              | An expression attribute name used in the document path is not defined; attribute name: #x
          SET #a = if_not_exists(:c)              | An expression attribute value used in expression is not defined; attribute value: :c
          SET a = :undefined                      | An expression attribute value used in expression is not defined; attribute value: :undefined
          ADD a :undefined                        | An expression attribute value used in expression is not defined; attribute value: :undefined
          set d[1] = a, d.b = a, c[1].a = a, #c = if_not_exists(a) | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c, [1], a], path two: [c]
          set c.b.#c = a, c = a, #d = a           | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c, b, c], path two: [c]
          set a = b remove a, #c, #d              | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]
          set c[3].#dotted = a, c[3] = a          | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c, [3], x.y], path two: [c, [3]]
          remove c, #c.a, #d                      | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c], path two: [c, a]
          remove a, #c, a, #d                     | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]
          set c[3].d = a, c.d[3] = if_not_exists(a) | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [c, [3], d], path two: [c, d, [3]]
          remove a.#c set a[1] = #d               | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, c], path two: [a, [1]]
          set b = list_append(:s, a), c = if_not_exists(a) add a.b :s | Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND
          add a :null                             | Incorrect operand type for operator or function; operator: ADD, operand type: NULL, typeSet: ALLOWED_FOR_ADD_OPERAND
          add a :yes                              | Incorrect operand type for operator or function; operator: ADD, operand type: BOOL, typeSet: ALLOWED_FOR_ADD_OPERAND
          add a :b                                | Incorrect operand type for operator or function; operator: ADD, operand type: BINARY, typeSet: ALLOWED_FOR_ADD_OPERAND
          add a :m                                | Incorrect operand type for operator or function; operator: ADD, operand type: MAP, typeSet: ALLOWED_FOR_ADD_OPERAND
          add a :l                                | Incorrect operand type for operator or function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND
          delete a :s                             | Incorrect operand type for operator or function; operator: DELETE, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND
          delete a :n                             | Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_ADD_OPERAND
          delete a :yes                           | Incorrect operand type for operator or function; operator: DELETE, operand type: BOOL, typeSet: ALLOWED_FOR_ADD_OPERAND
          set a = if_not_exists(c)                | Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1
          set a = list_append(c)                  | Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1
          set a = list_append(:l, :l, :l)         | Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 3
          set a = if_not_exists(:s, c)            | Operator or function requires a document path; operator or function: if_not_exists
          set a = if_not_exists(if_not_exists(a, b), c) | Operator or function requires a document path; operator or function: if_not_exists
          set a = if_not_exists(ids, ids)         | The first operand must be distinct from the remaining operands for this operator or function; operator: if_not_exists, first operand: [ids]
          set a = list_append(:s, a)              | Incorrect operand type for operator or function; operator or function: list_append, operand type: S
          set a = list_append(a, :n)              | Incorrect operand type for operator or function; operator or function: list_append, operand type: N
          set a = list_append(:b, a)              | Incorrect operand type for operator or function; operator or function: list_append, operand type: B
          set a = list_append(:yes, a)            | Incorrect operand type for operator or function; operator or function: list_append, operand type: BOOL
          set a = list_append(:null, a)           | Incorrect operand type for operator or function; operator or function: list_append, operand type: NULL
          set a = list_append(:ss, a)             | Incorrect operand type for operator or function; operator or function: list_append, operand type: SS
          set a = list_append(:m, a)              | Incorrect operand type for operator or function; operator or function: list_append, operand type: M
          set a = a + :s                          | Incorrect operand type for operator or function; operator or function: +, operand type: S
          set a = :s + :b                         | Incorrect operand type for operator or function; operator or function: +, operand type: S
          set a = :b + a                          | Incorrect operand type for operator or function; operator or function: +, operand type: B
          set a = a + :ns                         | Incorrect operand type for operator or function; operator or function: +, operand type: NS
          set a = a + :l                          | Incorrect operand type for operator or function; operator or function: +, operand type: L
          set a = a - :s                          | Incorrect operand type for operator or function; operator or function: -, operand type: S
          set a = a - :yes                        | Incorrect operand type for operator or function; operator or function: -, operand type: BOOL
          set a = a - :m                          | Incorrect operand type for operator or function; operator or function: -, operand type: M
          """)
  void isToldByItsMostImportantFault(String expression, String fault) {
    assertThatThrownBy(() -> Update.parse(expression, Requests.placeholders()))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage("Invalid UpdateExpression: " + fault);
  }
}
