package dev.stator.model.partiql;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one statement. */
public final class StatementParser {
  /** A table's and an index's. */
  private static final int SOURCE_NAMES_MAX = 2;

  private static final String NOT_ON_AN_INDEX = "This operation is not supported on an index";

  private final TokenReader tokens;
  private final Parameters parameters;
  private final LiteralParser literals;
  private final OperandParser operands;
  private final PredicateParser predicates;

  private StatementParser(String text, @Nullable List<AttributeValue> parameters) {
    this.tokens = new TokenReader(Lexer.tokens(text));
    this.parameters = new Parameters(parameters);
    this.literals = new LiteralParser(tokens, this.parameters);
    this.operands = new OperandParser(tokens, literals);
    this.predicates = new PredicateParser(tokens, operands);
  }

  /**
   * @param parameters for each {@code ?} in order
   * @throws EngineError.Validation if it is no statement, has more or fewer parameters, or a value
   *     where one of its type cannot be
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
    parser.parameters.requireAllTaken();
    if (parameters != null) {
      OperandTypes.check(statement);
    }
    return statement;
  }

  private Statement statement() {
    if (tokens.takeWord("SELECT")) {
      return select();
    }
    if (tokens.takeWord("INSERT")) {
      tokens.expectWord("INTO");
      String table = source().onlyTable("FROM clause may only contain a single table name");
      tokens.expectWord("VALUE");
      return new Statement.Insert(table, literals.tuple());
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
      return delete();
    }
    throw new EngineError.Validation(
        "Statement wasn't well formed, can't be processed: Expected data manipulation");
  }

  private Statement.Select select() {
    List<Path> paths = new ArrayList<>();
    if (!tokens.takeSymbol("*")) {
      do {
        paths.add(operands.path());
      } while (tokens.takeSymbol(","));
    }
    tokens.expectWord("FROM");
    Source source = source();
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
    return new Statement.Select(paths, source.table(), source.index(), where, order);
  }

  /** What a statement is about: a table, or an index of it. */
  private record Source(String table, @Nullable String index) {
    String onlyTable(String otherwise) {
      if (index != null) {
        throw new EngineError.Validation(otherwise);
      }
      return table;
    }
  }

  private Source source() {
    List<String> names = new ArrayList<>();
    do {
      names.add(tokens.identifier());
    } while (tokens.takeSymbol("."));
    if (names.contains("")) {
      throw new EngineError.Validation("Path component cannot be an empty string");
    }
    if (names.size() > SOURCE_NAMES_MAX) {
      throw new EngineError.Validation(
          "A path may contain at most " + SOURCE_NAMES_MAX + " components in the FROM clause");
    }
    return new Source(names.getFirst(), names.size() == 1 ? null : names.getLast());
  }

  private Statement delete() {
    tokens.expectWord("FROM");
    String table = source().onlyTable(NOT_ON_AN_INDEX);
    Predicate where = where();
    Statement.Returning returning = returning();
    if (returning != null && returning != Statement.Returning.ALL_OLD) {
      throw new EngineError.Validation(
          "Invalid returning clause: RETURNING "
              + returning.name().replace('_', ' ')
              + " *. Only RETURNING ALL OLD * is allowed in DELETE statements.");
    }
    return new Statement.Delete(table, where, returning);
  }

  private Statement update() {
    String table = source().onlyTable(NOT_ON_AN_INDEX);
    List<Statement.Change> changes = new ArrayList<>();
    while (true) {
      if (tokens.takeWord("SET")) {
        do {
          changes.add(assignment());
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

  private Statement.Change assignment() {
    Path path = operands.path();
    tokens.expectSymbol("=");
    Token function = tokens.peek();
    Token argument = tokens.peek(2);
    Operand value = operands.value();
    if (parameters.areKnown() && value instanceof Operand.Call call && call.changesSet()) {
      requireSetOf(path, call, function, argument);
    }
    return new Statement.Change.Set(path, value);
  }

  /** set_add and set_delete change the set that they are assigned to, by a set. */
  private static void requireSetOf(Path path, Operand.Call call, Token function, Token argument) {
    String name = call.name().toUpperCase(Locale.ROOT);
    List<Operand> arguments = call.arguments();
    if (!arguments.isEmpty() && !arguments.getFirst().equals(new Operand.Reference(path))) {
      throw new EngineError.Validation(
          "The first argument to "
              + name
              + " must equal the assignment value at "
              + function.place());
    }
    if (arguments.size() > 1 && !Operand.isSet(arguments.get(1))) {
      throw new EngineError.Validation(
          "The second argument to "
              + name
              + " must be a value with type SET at "
              + argument.place());
    }
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
