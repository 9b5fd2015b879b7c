package dev.stator.model.partiql;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one statement. */
public final class StatementParser {
  private final TokenReader tokens;
  private final OperandParser operands;
  private final PredicateParser predicates;

  private StatementParser(String text, @Nullable List<AttributeValue> parameters) {
    this.tokens = new TokenReader(Lexer.tokens(text));
    this.operands = new OperandParser(tokens, parameters);
    this.predicates = new PredicateParser(tokens, operands);
  }

  /**
   * @param parameters for each {@code ?} in order
   * @throws EngineError.Validation if it is no statement, or has more or fewer parameters
   */
  public static Statement parse(String text, List<AttributeValue> parameters) {
    return parsed(text, parameters);
  }

  /**
   * A statement of which the parameters are not known: each {@code ?} stands for some value, and
   * the values of the result mean nothing. For who asks what a statement reads or writes.
   *
   * @throws EngineError.Validation if it is no statement
   */
  public static Statement parseShape(String text) {
    return parsed(text, null);
  }

  private static Statement parsed(String text, @Nullable List<AttributeValue> parameters) {
    if (text.length() > Limits.STATEMENT_LENGTH_MAX) {
      throw new EngineError.Validation(
          "1 validation error detected: Value at 'statement' failed to satisfy constraint: Member"
              + " must have length less than or equal to "
              + Limits.STATEMENT_LENGTH_MAX);
    }
    StatementParser parser = new StatementParser(text, parameters);
    Statement statement = parser.statement();
    parser.tokens.takeSymbol(";");
    if (parser.tokens.peek().kind() != Token.Kind.END) {
      throw new EngineError.Validation(
          "Statement wasn't well formed, can't be processed: Unexpected token after expression");
    }
    parser.operands.requireAllParametersUsed();
    return statement;
  }

  private Statement statement() {
    if (tokens.takeWord("SELECT")) {
      return select();
    }
    if (tokens.takeWord("INSERT")) {
      tokens.expectWord("INTO");
      String table = tokens.identifier();
      tokens.expectWord("VALUE");
      return new Statement.Insert(table, operands.tuple());
    }
    if (tokens.takeWord("EXISTS")) {
      tokens.expectSymbol("(");
      tokens.expectWord("SELECT");
      Statement.Select select = select();
      tokens.expectSymbol(")");
      return new Statement.Exists(select);
    }
    if (tokens.takeWord("UPDATE")) {
      return update();
    }
    if (tokens.takeWord("DELETE")) {
      tokens.expectWord("FROM");
      String table = tokens.identifier();
      return new Statement.Delete(table, where(), returning());
    }
    throw tokens.unexpected();
  }

  private Statement.Select select() {
    List<Path> paths = new ArrayList<>();
    if (!tokens.takeSymbol("*")) {
      do {
        paths.add(operands.path());
      } while (tokens.takeSymbol(","));
    }
    tokens.expectWord("FROM");
    String table = tokens.identifier();
    String index = tokens.takeSymbol(".") ? tokens.identifier() : null;
    Predicate where = where();
    List<Statement.Order> order = new ArrayList<>();
    if (tokens.takeWord("ORDER")) {
      tokens.expectWord("BY");
      do {
        String attribute = tokens.identifier();
        boolean descending = tokens.takeWord("DESC");
        if (!descending) {
          tokens.takeWord("ASC");
        }
        order.add(new Statement.Order(attribute, descending));
      } while (tokens.takeSymbol(","));
    }
    return new Statement.Select(paths, table, index, where, order);
  }

  private Statement update() {
    String table = tokens.identifier();
    List<Statement.Change> changes = new ArrayList<>();
    while (true) {
      if (tokens.takeWord("SET")) {
        do {
          Path path = operands.path();
          tokens.expectSymbol("=");
          changes.add(new Statement.Change.Set(path, operands.value()));
        } while (tokens.takeSymbol(","));
      } else if (tokens.takeWord("REMOVE")) {
        do {
          changes.add(new Statement.Change.Remove(operands.path()));
        } while (tokens.takeSymbol(","));
      } else {
        break;
      }
    }
    if (changes.isEmpty()) {
      throw tokens.unexpected();
    }
    return new Statement.Update(table, changes, where(), returning());
  }

  private @Nullable Predicate where() {
    return tokens.takeWord("WHERE") ? predicates.predicate() : null;
  }

  private Statement.@Nullable Returning returning() {
    if (!tokens.takeWord("RETURNING")) {
      return null;
    }
    boolean all = tokens.takeWord("ALL");
    if (!all) {
      tokens.expectWord("MODIFIED");
    }
    boolean old = tokens.takeWord("OLD");
    if (!old) {
      tokens.expectWord("NEW");
    }
    tokens.expectSymbol("*");
    if (all) {
      return old ? Statement.Returning.ALL_OLD : Statement.Returning.ALL_NEW;
    }
    return old ? Statement.Returning.MODIFIED_OLD : Statement.Returning.MODIFIED_NEW;
  }
}
