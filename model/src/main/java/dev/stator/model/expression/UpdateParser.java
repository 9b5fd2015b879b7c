package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads update expressions by recursive descent. */
final class UpdateParser {
  private final ExpressionKind kind;
  private final Tokens tokens;
  private final Placeholders placeholders;
  private final Faults faults;
  private final PathReader targets;
  private final PathReader references;
  private final Nesting nesting;
  private final PathTree<UpdateAction> actions = new PathTree<>();
  private final Set<String> clauses = new HashSet<>();
  private boolean creates;
  private long chargedBytes = UpdateCharge.UPDATE_BYTES;
  private int operators;

  UpdateParser(ExpressionKind kind, String text, Placeholders placeholders) {
    this.kind = kind;
    this.placeholders = placeholders;
    tokens = new Tokens(kind, ExpressionText.checked(kind, text));
    faults = new Faults(kind);
    targets = new PathReader(tokens, placeholders, faults);
    references = new PathReader(tokens, placeholders, faults);
    nesting = new Nesting(kind, tokens, faults);
  }

  PathTree<UpdateAction> parse() {
    do {
      clause();
    } while (!tokens.is(TokenKind.END));
    faults.throwIfAny();
    return actions;
  }

  /** Whether some action that was parsed can put something where nothing is. */
  boolean creates() {
    return creates;
  }

  /** See {@link Update#chargedBytes}. */
  long chargedBytes() {
    return chargedBytes;
  }

  /** The paths that the update writes. */
  List<DocumentPath> targets() {
    return targets.paths();
  }

  private void clause() {
    if (begins("SET")) {
      do {
        assignment();
      } while (tokens.take(TokenKind.COMMA));
    } else if (begins("REMOVE")) {
      do {
        add(targets.read(), UpdateAction.Remove.INSTANCE);
      } while (tokens.take(TokenKind.COMMA));
    } else if (begins("ADD")) {
      do {
        add(targets.read(), new UpdateAction.Add(clauseOperand("ADD")));
      } while (tokens.take(TokenKind.COMMA));
    } else if (begins("DELETE")) {
      do {
        add(targets.read(), new UpdateAction.Delete(clauseOperand("DELETE")));
      } while (tokens.take(TokenKind.COMMA));
    } else {
      throw tokens.syntaxError();
    }
  }

  private boolean begins(String clause) {
    if (!tokens.takeKeyword(clause)) {
      return false;
    }
    if (!clauses.add(clause)) {
      faults.note(
          Faults.REPEATED_CLAUSE,
          "The \"" + clause + "\" section can only be used once in an update expression;");
    }
    return true;
  }

  private void add(DocumentPath target, UpdateAction action) {
    creates |= action.creates();
    chargedBytes += UpdateCharge.of(target, action);
    actions.add(target, action, faults);
  }

  private void assignment() {
    DocumentPath target = targets.read();
    tokens.expect(TokenKind.EQUAL);
    add(target, new UpdateAction.Assign(value()));
  }

  /** One operand, or the sum or difference of two, in parentheses or without. */
  private UpdateValue value() {
    UpdateValue left;
    if (tokens.is(TokenKind.OPEN)) {
      int opened = nesting.open();
      left = value();
      nesting.close(opened);
    } else {
      left = simpleOperand();
    }
    boolean plus = tokens.is(TokenKind.PLUS);
    boolean arithmetic = left instanceof UpdateValue.Sum || left instanceof UpdateValue.Difference;
    if (arithmetic || !(plus || tokens.is(TokenKind.MINUS))) {
      return left;
    }
    tokens.advance();
    operators++;
    ExpressionText.checkOperators(kind, operators);
    UpdateValue right = operand();
    checkNumber(plus ? "+" : "-", left);
    checkNumber(plus ? "+" : "-", right);
    return plus ? new UpdateValue.Sum(left, right) : new UpdateValue.Difference(left, right);
  }

  private void checkNumber(String operator, UpdateValue operand) {
    UpdateFunctions.requireOperand(operand, faults);
    UpdateFunctions.requireType("N", operator, operand, faults);
  }

  private UpdateValue operand() {
    if (!tokens.is(TokenKind.OPEN)) {
      return simpleOperand();
    }
    int opened = nesting.open();
    UpdateValue operand = operand();
    nesting.close(opened);
    return operand;
  }

  private UpdateValue simpleOperand() {
    return switch (tokens.kind()) {
      case VALUE_PLACEHOLDER -> {
        AttributeValue value = OperandRules.value(placeholders, tokens, faults);
        yield value == null ? UpdateFunctions.ANY : new UpdateValue.Literal(value);
      }
      case NAME_PLACEHOLDER -> new UpdateValue.Reference(references.read());
      case WORD -> tokens.isCalled() ? call() : new UpdateValue.Reference(references.read());
      default -> throw tokens.syntaxError();
    };
  }

  private UpdateValue call() {
    String function = tokens.text();
    tokens.advance();
    tokens.expect(TokenKind.OPEN);
    nesting.enter();
    List<UpdateValue> operands = new ArrayList<>(2);
    do {
      operands.add(operand());
    } while (tokens.take(TokenKind.COMMA));
    tokens.expect(TokenKind.CLOSE);
    nesting.leave();
    return UpdateFunctions.call(function, operands, faults);
  }

  /** The value placeholder of ADD or DELETE: a set, for ADD also a number. */
  private AttributeValue clauseOperand(String clause) {
    AttributeValue value = OperandRules.value(placeholders, tokens, faults);
    if (value == null) {
      return AttributeValue.Null.INSTANCE;
    }
    String wrongType =
        switch (value) {
          case AttributeValue.SS set -> "";
          case AttributeValue.NS set -> "";
          case AttributeValue.BS set -> "";
          case AttributeValue.N number -> clause.equals("ADD") ? "" : "NUMBER";
          case AttributeValue.S text -> "STRING";
          case AttributeValue.B binary -> "BINARY";
          case AttributeValue.Bool bool -> "BOOL";
          case AttributeValue.Null nothing -> "NULL";
          case AttributeValue.L list -> "LIST";
          case AttributeValue.M map -> "MAP";
        };
    if (!wrongType.isEmpty()) {
      faults.note(
          Faults.CLAUSE_OPERAND,
          "Incorrect operand type for operator or function; operator: "
              + clause
              + ", operand type: "
              + wrongType
              + ", typeSet: ALLOWED_FOR_ADD_OPERAND");
    }
    return value;
  }
}
