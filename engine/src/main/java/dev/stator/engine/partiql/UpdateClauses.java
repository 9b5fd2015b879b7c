package dev.stator.engine.partiql;

import dev.stator.model.EngineError;
import dev.stator.model.partiql.Operand;
import dev.stator.model.partiql.Path;
import dev.stator.model.partiql.Statement.Change;
import java.util.ArrayList;
import java.util.List;

/** The changes of an UPDATE as an update expression: each clause once, with all of its actions. */
final class UpdateClauses {

  private final ExpressionWriter writer;
  private final List<String> set = new ArrayList<>();
  private final List<String> remove = new ArrayList<>();
  private final List<String> add = new ArrayList<>();
  private final List<String> delete = new ArrayList<>();

  UpdateClauses(ExpressionWriter writer) {
    this.writer = writer;
  }

  String write(List<Change> changes) {
    changes.forEach(this::add);
    StringBuilder text = new StringBuilder();
    clause(text, "SET ", set);
    clause(text, "REMOVE ", remove);
    clause(text, "ADD ", add);
    clause(text, "DELETE ", delete);
    return text.toString();
  }

  private static void clause(StringBuilder text, String keyword, List<String> actions) {
    if (!actions.isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append(keyword).append(String.join(", ", actions));
    }
  }

  private void add(Change change) {
    switch (change) {
      case Change.Remove removal -> remove.add(writer.path(removal.path()));
      case Change.Set assignment -> {
        if (assignment.value() instanceof Operand.Call call
            && call.name().equals(Operand.Call.SET_ADD)) {
          add.add(setAction(assignment.path(), call));
        } else if (assignment.value() instanceof Operand.Call call
            && call.name().equals(Operand.Call.SET_DELETE)) {
          delete.add(setAction(assignment.path(), call));
        } else {
          set.add(writer.path(assignment.path()) + " = " + writer.operand(assignment.value()));
        }
      }
    }
  }

  /** {@code path = set_add(path, value)}: the set that is changed is the one that is assigned. */
  private String setAction(Path path, Operand.Call call) {
    if (call.arguments().size() == 2
        && call.arguments().get(0) instanceof Operand.Reference reference
        && reference.path().equals(path)
        && call.arguments().get(1) instanceof Operand.Literal literal) {
      return writer.path(path) + " " + writer.value(literal.value());
    }
    throw new EngineError.Validation(
        call.name()
            + " takes the path that is set, and a set: SET p = "
            + call.name()
            + "(p, <<...>>)");
  }
}
