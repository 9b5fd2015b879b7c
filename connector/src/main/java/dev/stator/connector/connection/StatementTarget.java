package dev.stator.connector.connection;

import dev.stator.model.EngineError;
import dev.stator.model.partiql.Statement;
import dev.stator.model.partiql.StatementParser;
import org.jspecify.annotations.Nullable;

/**
 * What a PartiQL statement does, and to which table. It is read by the reader that the engine has,
 * so that nobody can write what is one thing here and another there.
 */
public sealed interface StatementTarget {

  /** What a statement does. */
  enum Verb {
    SELECT,
    /** EXISTS(SELECT ...), which a transaction asks before it writes. */
    EXISTS,
    INSERT,
    UPDATE,
    DELETE
  }

  /**
   * A statement that was understood.
   *
   * @param table as it was written: a name or an ARN, without the index
   */
  record Read(Verb verb, String table) implements StatementTarget {}

  /**
   * A statement that only the service understands, or nobody: it may do anything, to any table.
   *
   * @param reason why it was not understood
   */
  record Unread(String reason) implements StatementTarget {}

  static StatementTarget of(String statement) {
    Statement read;
    try {
      read = StatementParser.parseShape(statement);
    } catch (EngineError notUnderstood) {
      return new Unread(String.valueOf(notUnderstood.getMessage()));
    }
    return new Read(
        switch (read) {
          case Statement.Select select -> Verb.SELECT;
          case Statement.Exists exists -> Verb.EXISTS;
          case Statement.Insert insert -> Verb.INSERT;
          case Statement.Update update -> Verb.UPDATE;
          case Statement.Delete delete -> Verb.DELETE;
        },
        read.table());
  }

  /** What it does; null if that cannot be told. */
  default @Nullable Verb verb() {
    return switch (this) {
      case Read read -> read.verb();
      case Unread unread -> null;
    };
  }

  /** Whether it is a SELECT. */
  default boolean reads() {
    return verb() == Verb.SELECT;
  }

  /** Whether it may change anything. */
  default boolean changes() {
    return verb() != Verb.SELECT && verb() != Verb.EXISTS;
  }
}
