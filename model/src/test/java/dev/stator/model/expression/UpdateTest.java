package dev.stator.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.EngineError;
import dev.stator.model.Item;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What updates make of an item. */
class UpdateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SET a = :one                              | {}                              | {a: 1}
          SET a = :one                              | {a: 'x', b: 2}                  | {a: 1, b: 2}
          SET a = :one, b = :two                    | {}                              | {a: 1, b: 2}
          SET a = b                                 | {b: 2}                          | {a: 2, b: 2}
          SET a = b, b = a                          | {a: 1, b: 2}                    | {a: 2, b: 1}
          SET a = :one, b = a                       | {a: 7}                          | {a: 1, b: 7}
          REMOVE a SET b = a                        | {a: 7}                          | {b: 7}
          SET a = a + :one                          | {a: 1}                          | {a: 2}
          SET a = a - :one                          | {a: 1}                          | {a: 0}
          SET a = :one - a                          | {a: 3}                          | {a: -2}
          SET a = a + b                             | {a: 1, b: 0.5}                  | {a: 1.5, b: 0.5}
          SET a = (a + :one)                        | {a: 1}                          | {a: 2}
          SET a = ((a)+(b))                         | {a: 1, b: 2}                    | {a: 3, b: 2}
          SET a = (b)                               | {b: 2}                          | {a: 2, b: 2}
          SET a = a + a                             | {a: 2}                          | {a: 4}
          SET a = if_not_exists(a, :one)            | {}                              | {a: 1}
          SET a = if_not_exists(a, :one)            | {a: 5}                          | {a: 5}
          SET b = if_not_exists(a, :one)            | {a: 5, b: 0}                    | {a: 5, b: 5}
          SET a = if_not_exists(a, b)               | {b: 'b'}                        | {a: 'b', b: 'b'}
          SET a = if_not_exists(a, if_not_exists(b, :one)) | {b: 4}                   | {a: 4, b: 4}
          SET a = if_not_exists(a, :ten) + :one     | {}                              | {a: 11}
          SET a = :ten - if_not_exists(a, :one)     | {a: 3}                          | {a: 7}
          SET a = if_not_exists(m.x, :one)          | {m: {x: 3}}                     | {m: {x: 3}, a: 3}
          SET a = list_append(a, :list)             | {a: [1]}                        | {a: [1, 8, 9]}
          SET a = list_append(:list, a)             | {a: [1]}                        | {a: [8, 9, 1]}
          SET a = list_append(a, a)                 | {a: [1]}                        | {a: [1, 1]}
          SET a = list_append(:list, :list)         | {}                              | {a: [8, 9, 8, 9]}
          SET a = list_append(if_not_exists(a, :none), :list) | {}                    | {a: [8, 9]}
          SET m.x = :one                            | {m: {}}                         | {m: {x: 1}}
          SET m.x = :one                            | {m: {x: 2, y: 3}}               | {m: {x: 1, y: 3}}
          SET m.x.y = :one                          | {m: {x: {y: 2, z: 3}}}          | {m: {x: {y: 1, z: 3}}}
          SET m.x = :one, m.y = :two                | {m: {x: 0}}                     | {m: {x: 1, y: 2}}
          SET m.x = m.y, m.y = m.x                  | {m: {x: 1, y: 2}}               | {m: {x: 2, y: 1}}
          SET m.z = l[1].x                          | {m: {}, l: [0, {x: 5}]}         | {m: {z: 5}, l: [0, {x: 5}]}
          SET #dotted = :one                        | {}                              | {x.y: 1}
          SET l[1] = :one                           | {l: ['a', 'b', 'c']}            | {l: ['a', 1, 'c']}
          SET l[0] = :one                           | {l: []}                         | {l: [1]}
          SET l[7] = :one                           | {l: ['a']}                      | {l: ['a', 1]}
          SET l[84] = :one, l[37] = :two, l[50] = :three | {l: ['a']}                 | {l: ['a', 2, 3, 1]}
          SET l[1] = :one, l[5] = :two, l[0] = :three | {l: ['a', 'b']}               | {l: [3, 1, 2]}
          SET l[1].x[0] = :one                      | {l: [0, {x: [9]}]}              | {l: [0, {x: [1]}]}
          SET l[0] = l[1], l[1] = l[0]              | {l: [1, 2]}                     | {l: [2, 1]}
          REMOVE a                                  | {a: 1, b: 2}                    | {b: 2}
          REMOVE a                                  | {b: 2}                          | {b: 2}
          REMOVE a, b                               | {a: 1, b: 2, c: 3}              | {c: 3}
          REMOVE m.x                                | {m: {x: 1, y: 2}}               | {m: {y: 2}}
          REMOVE m.x                                | {m: {x: 1}}                     | {m: {}}
          REMOVE m.q                                | {m: {x: 1}}                     | {m: {x: 1}}
          REMOVE l[1]                               | {l: [1, 2, 3]}                  | {l: [1, 3]}
          REMOVE l[0]                               | {l: [1]}                        | {l: []}
          REMOVE l[0], l[2]                         | {l: [1, 2, 3, 4]}               | {l: [2, 4]}
          REMOVE l[2], l[0]                         | {l: [1, 2, 3, 4]}               | {l: [2, 4]}
          REMOVE l[17]                              | {l: [1]}                        | {l: [1]}
          REMOVE l[1] SET l[3] = :ten               | {l: [2, 3, 4, 5, 6]}            | {l: [2, 4, 10, 6]}
          SET l[3] = :ten REMOVE l[1]               | {l: [2, 3, 4, 5, 6]}            | {l: [2, 4, 10, 6]}
          SET l[9] = :ten REMOVE l[0]               | {l: [1, 2]}                     | {l: [2, 10]}
          REMOVE l[1].x.y[1], l[1].q                | {l: [0, {x: {y: [3, 5, 7]}, q: 2}]} | {l: [0, {x: {y: [3, 7]}}]}
          ADD a :one                                | {}                              | {a: 1}
          ADD a :one                                | {a: 2}                          | {a: 3}
          ADD a :minus                              | {a: 2}                          | {a: 1}
          ADD a :ss                                 | {}                              | {a: <'a'>}
          ADD a :ss                                 | {a: <'a', 'b'>}                 | {a: <'a', 'b'>}
          ADD a :ss                                 | {a: <'b'>}                      | {a: <'a', 'b'>}
          ADD a :ns                                 | {a: <2>}                        | {a: <1, 2>}
          ADD a :ns                                 | {a: <1.0>}                      | {a: <1>}
          ADD a :bs                                 | {a: <~b~>}                      | {a: <~a~, ~b~>}
          ADD a :one, b :two                        | {a: 1}                          | {a: 2, b: 2}
          ADD m.x :one                              | {m: {}}                         | {m: {x: 1}}
          ADD l[0] :one                             | {l: [4]}                        | {l: [5]}
          ADD l[9] :one                             | {l: [4]}                        | {l: [4, 1]}
          DELETE a :ss                              | {a: <'a', 'b'>}                 | {a: <'b'>}
          DELETE a :ss                              | {a: <'a'>, b: 1}                | {b: 1}
          DELETE a :ss                              | {a: <'b'>}                      | {a: <'b'>}
          DELETE a :ss                              | {b: 1}                          | {b: 1}
          DELETE a :ns                              | {a: <1.00, 2>}                  | {a: <2>}
          DELETE a :bs                              | {a: <~a~, ~b~>}                 | {a: <~b~>}
          DELETE m.s :ss                            | {m: {s: <'a'>}}                 | {m: {}}
          set a = :one remove b add c :two delete d :ss | {b: 1, d: <'a', 'z'>}       | {a: 1, c: 2, d: <'z'>}
          ADD c :two SET a = c                      | {c: 1}                          | {c: 3, a: 1}
          """)
  void changesTheItem(String expression, String before, String after) {
    Update update = Update.parse(expression, Requests.placeholders());
    assertThat(update.apply(Notation.item(before)).after()).isEqualTo(Notation.item(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SET a = b                            | {}              | The provided expression refers to an attribute that does not exist in the item
          SET a = a + :one                     | {}              | The provided expression refers to an attribute that does not exist in the item
          SET a = m.x                          | {m: {}}         | The provided expression refers to an attribute that does not exist in the item
          SET a = l[1]                         | {l: [1]}        | The provided expression refers to an attribute that does not exist in the item
          SET a = list_append(a, :list)        | {}              | The provided expression refers to an attribute that does not exist in the item
          SET a = if_not_exists(a, b)          | {}              | The provided expression refers to an attribute that does not exist in the item
          SET a.b = :one                       | {}              | The document path provided in the update expression is invalid for update
          SET a.b = :one                       | {a: 's'}        | The document path provided in the update expression is invalid for update
          SET a.b = :one                       | {a: [1]}        | The document path provided in the update expression is invalid for update
          SET a[0] = :one                      | {a: {x: 1}}     | The document path provided in the update expression is invalid for update
          SET a[0] = :one                      | {}              | The document path provided in the update expression is invalid for update
          SET a[0] = :one                      | {a: <1>}        | The document path provided in the update expression is invalid for update
          SET a.b.c = :one                     | {a: {}}         | The document path provided in the update expression is invalid for update
          SET a[3].b = :one                    | {a: [1]}        | The document path provided in the update expression is invalid for update
          REMOVE a.b                           | {}              | The document path provided in the update expression is invalid for update
          REMOVE a.b                           | {a: 's'}        | The document path provided in the update expression is invalid for update
          REMOVE a[0]                          | {a: {}}         | The document path provided in the update expression is invalid for update
          REMOVE a.b.c                         | {a: {}}         | The document path provided in the update expression is invalid for update
          ADD a.b :one                         | {}              | The document path provided in the update expression is invalid for update
          DELETE a.b :ss                       | {}              | The document path provided in the update expression is invalid for update
          SET a = b + :one                     | {b: 's'}        | An operand in the update expression has an incorrect data type
          SET a = :one - b                     | {b: <1>}        | An operand in the update expression has an incorrect data type
          SET a = if_not_exists(a, :s) + :one  | {}              | An operand in the update expression has an incorrect data type
          SET a = list_append(a, :list)        | {a: 's'}        | An operand in the update expression has an incorrect data type
          SET a = list_append(:list, a)        | {a: <1>}        | An operand in the update expression has an incorrect data type
          ADD a :one                           | {a: 's'}        | An operand in the update expression has an incorrect data type
          ADD a :one                           | {a: <1>}        | An operand in the update expression has an incorrect data type
          ADD a :ns                            | {a: 1}          | An operand in the update expression has an incorrect data type
          ADD a :ss                            | {a: <1>}        | An operand in the update expression has an incorrect data type
          DELETE a :ss                         | {a: <1>}        | An operand in the update expression has an incorrect data type
          DELETE a :ss                         | {a: ['a']}      | An operand in the update expression has an incorrect data type
          SET a = a + :one                     | {a: 1e50}       | Number overflow. Attempting to store a number with magnitude larger than supported range
          SET a = a + a                        | {a: 9e125}      | Number overflow. Attempting to store a number with magnitude larger than supported range
          SET a = :one - a                     | {a: 1e-130}     | Number overflow. Attempting to store a number with magnitude larger than supported range
          ADD a :one                           | {a: 1e50}       | Number overflow. Attempting to store a number with magnitude larger than supported range
          """)
  void refusesAnItemThatDoesNotFit(String expression, String before, String fault) {
    Update update = Update.parse(expression, Requests.placeholders());
    assertThatThrownBy(() -> update.apply(Notation.item(before)))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SET b = :one, c = :two       | {a: 1, b: 0}                        | {b: 0}              | {b: 1, c: 2}
          SET b = :one                 | {b: 1}                              | {b: 1}              | {b: 1}
          REMOVE b                     | {a: 1, b: 0}                        | {b: 0}              | {}
          SET a = a + :one             | {a: 1}                              | {a: 1}              | {a: 2}
          ADD a :one REMOVE b          | {a: 1, b: 2}                        | {a: 1, b: 2}        | {a: 2}
          SET a.b = :one               | {a: {b: 'dog', c: [1, 2, 3]}, d: 1} | {a: {b: 'dog'}}     | {a: {b: 1}}
          SET a.c[1] = :ten            | {a: {b: 'dog', c: [1, 2, 3]}}       | {a: {c: [2]}}       | {a: {c: [10]}}
          SET a.c[1] = :ten, a.b = :one | {a: {b: 'dog', c: [1, 2, 3]}}      | {a: {b: 'dog', c: [2]}} | {a: {b: 1, c: [10]}}
          REMOVE a.c[1], a.c[3]        | {a: {c: [1, 3, 3]}}                 | {a: {c: [3]}}       | {a: {c: [3]}}
          SET a.x = :ten               | {a: {b: 1}}                         | {}                  | {a: {x: 10}}
          SET a.c[100] = :ten          | {a: {c: [1]}}                       | {}                  | {}
          REMOVE a.c[1]                | {a: {c: [1, 3, 70]}}                | {a: {c: [3]}}       | {a: {c: [70]}}
          DELETE a :ss                 | {a: <'a'>}                          | {a: <'a'>}          | {}
          """)
  void tellsThePartsItWasAbout(String expression, String before, String old, String now) {
    Update.Outcome outcome =
        Update.parse(expression, Requests.placeholders()).apply(Notation.item(before));
    assertThat(outcome.updatedOld()).isEqualTo(Notation.item(old));
    assertThat(outcome.updatedNew()).isEqualTo(Notation.item(now));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SET a = :one                    | true
          ADD a :one                      | true
          REMOVE b SET a = :one           | true
          REMOVE a                        | false
          DELETE a :ss                    | false
          REMOVE a.b, c[1] DELETE d.e :ss | false
          """)
  void createsAnItemOnlyIfItSetsOrAdds(String expression, boolean creates) {
    assertThat(Update.parse(expression, Requests.placeholders()).createsItem()).isEqualTo(creates);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REMOVE m.y", "REMOVE l[0], b", "DELETE m.y.q :ss", "REMOVE m.x[1].z"})
  void takesNothingAwayFromAMissingItem(String takingAway) {
    Update update = Update.parse("SET a = :one " + takingAway, Requests.placeholders());
    Item key = Notation.item("{id: 1}");
    assertThat(update.applyToMissing(key).after()).isEqualTo(Notation.item("{id: 1, a: 1}"));
    assertThat(update.applyToMissing(key).updatedNew()).isEqualTo(Notation.item("{a: 1}"));
  }

  @Test
  void cannotSetInsideAMissingItem() {
    Update update = Update.parse("SET m.y = :one", Requests.placeholders());
    assertThatThrownBy(() -> update.applyToMissing(Notation.item("{id: 1}")))
        .hasMessage("The document path provided in the update expression is invalid for update");
  }

  @Test
  void leavesTheItemItReads() {
    Item before = Notation.item("{m: {x: 1}, l: [1, 2], s: <'a', 'b'>}");
    Update.parse("SET m.x = :two REMOVE l[0] DELETE s :ss", Requests.placeholders()).apply(before);
    assertThat(before).isEqualTo(Notation.item("{m: {x: 1}, l: [1, 2], s: <'a', 'b'>}"));
  }

  @Test
  void tellsTheAttributesItWrites() {
    Update update =
        Update.parse("SET a.b = c, d = :one REMOVE e[1] ADD f :one", Requests.placeholders());
    assertThat(update.topLevelNames()).containsExactly("a", "d", "e", "f");
  }

  @Test
  void refusesDocumentsNestedTooDeeply() {
    String deep = "{x: ".repeat(31) + "1" + "}".repeat(31);
    Placeholders values =
        Requests.placeholders(Map.of("#a", "a"), "{deep: " + deep + ", deeper: {x: " + deep + "}}");
    Item before = Notation.item("{m: {y: {}}}");
    assertThat(Update.parse("SET m.q = :deep", values).apply(before).after().has("m")).isTrue();
    assertThatThrownBy(() -> Update.parse("SET m.q = :deeper", values).apply(before))
        .hasMessageStartingWith("Nesting Levels have exceeded supported limits");
    assertThatThrownBy(() -> Update.parse("SET m.y.q = :deep", values).apply(before))
        .hasMessageStartingWith("Nesting Levels have exceeded supported limits");
  }

  @Test
  void storesAnExactSum() {
    Update update = Update.parse("SET a = a + b", Requests.placeholders());
    Item after = update.apply(Notation.item("{a: 0.1, b: 0.2}")).after();
    assertThat(after.get("a")).isEqualTo(Notation.value("0.3"));
  }
}
