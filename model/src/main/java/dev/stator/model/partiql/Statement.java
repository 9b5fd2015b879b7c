package dev.stator.model.partiql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One PartiQL statement, its parameters already in their places. */
public sealed interface Statement {

  /** The table that it reads or writes. */
  String table();

  /**
   * SELECT.
   *
   * @param paths what to return; empty for {@code *}
   * @param index a secondary index of the table
   * @param order key attributes that the result is ordered by
   */
  record Select(
      List<Path> paths,
      String table,
      @Nullable String index,
      @Nullable Predicate where,
      List<Order> order)
      implements Statement {
    public Select {
      paths = List.copyOf(paths);
      order = List.copyOf(order);
    }
  }

  /** One term of ORDER BY. */
  record Order(String attribute, boolean descending) {}

  /** INSERT INTO ... VALUE. */
  record Insert(String table, Operand.Tuple value) implements Statement {}

  /**
   * UPDATE ... SET ... REMOVE ... WHERE.
   *
   * @param returning null if nothing is asked for
   */
  record Update(
      String table, List<Change> changes, @Nullable Predicate where, @Nullable Returning returning)
      implements Statement {
    public Update {
      changes = List.copyOf(changes);
    }
  }

  /** DELETE FROM ... WHERE. */
  record Delete(String table, @Nullable Predicate where, @Nullable Returning returning)
      implements Statement {}

  /** EXISTS(SELECT ...): in transactions, the item must meet the condition. */
  record Exists(Select select) implements Statement {
    @Override
    public String table() {
      return select.table();
    }
  }

  /** One change of UPDATE. */
  sealed interface Change {
    Path path();

    record Set(Path path, Operand value) implements Change {}

    record Remove(Path path) implements Change {}
  }

  /** What RETURNING asks for. */
  enum Returning {
    ALL_OLD,
    MODIFIED_OLD,
    ALL_NEW,
    MODIFIED_NEW
  }
}
