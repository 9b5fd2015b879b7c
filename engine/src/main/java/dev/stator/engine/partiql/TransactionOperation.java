package dev.stator.engine.partiql;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.transaction.ClientToken;
import dev.stator.engine.transaction.ReadAction;
import dev.stator.engine.transaction.RequestDigest;
import dev.stator.engine.transaction.TransactionReader;
import dev.stator.engine.transaction.TransactionWriter;
import dev.stator.engine.transaction.WriteAction;
import dev.stator.engine.validation.StatementRules;
import dev.stator.engine.validation.TableNames;
import dev.stator.model.EngineError;
import dev.stator.model.EngineError.TransactionCanceled;
import dev.stator.model.EngineError.TransactionCanceled.Reason;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.ItemResponse;
import dev.stator.model.operation.ParameterizedStatement;
import dev.stator.model.partiql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** ExecuteTransaction: statements as the actions of one transaction. */
public final class TransactionOperation {
  private final TableLookup lookup;
  private final TransactionWriter writer;
  private final TransactionReader reader;

  public TransactionOperation(
      TableLookup lookup, TransactionWriter writer, TransactionReader reader) {
    this.lookup = lookup;
    this.writer = writer;
    this.reader = reader;
  }

  public ExecuteTransaction.Result execute(ExecuteTransaction request) {
    List<ParameterizedStatement> requests = StatementRules.check(request);
    requests.forEach(one -> ParsedStatement.checkParameters(one.parameters()));
    List<Statement> statements = new ArrayList<>();
    for (ParameterizedStatement one : requests) {
      statements.add(
          at(statements.size(), () -> ParsedStatement.of(one.statement(), one.parameters())));
    }
    long reads =
        statements.stream().filter(statement -> statement instanceof Statement.Select).count();
    if (reads == statements.size()) {
      return read(request, statements);
    }
    if (reads > 0) {
      throw new EngineError.Validation(
          "ExecuteTransaction API does not support both read and write operations in the same"
              + " request.");
    }
    return write(request, requests, statements);
  }

  private ExecuteTransaction.Result read(ExecuteTransaction request, List<Statement> statements) {
    List<ReadAction> actions =
        plan(
            statements,
            (at, keys) -> TransactionPlan.read((Statement.Select) statements.get(at), keys));
    TransactionReader.Reads reads = reader.read(actions);
    List<ItemResponse> responses = new ArrayList<>();
    for (ItemResponse response : reads.responses()) {
      Statement.Select select = (Statement.Select) statements.get(responses.size());
      responses.add(
          response.item() == null
              ? response
              : new ItemResponse(new Columns(select.paths()).of(response.item())));
    }
    return new ExecuteTransaction.Result(
        responses, reads.capacity().report(request.returnConsumedCapacity()));
  }

  private ExecuteTransaction.Result write(
      ExecuteTransaction request,
      List<ParameterizedStatement> requests,
      List<Statement> statements) {
    List<WriteAction> actions =
        plan(
            statements,
            (at, keys) ->
                WriteAction.parseStatement(
                    TransactionPlan.write(statements.get(at), requests.get(at), keys)));
    String token = request.clientRequestToken();
    try {
      return new ExecuteTransaction.Result(
          List.of(),
          writer
              .write(
                  actions,
                  token == null
                      ? null
                      : new ClientToken(
                          ClientToken.Api.EXECUTE_TRANSACTION,
                          token,
                          RequestDigest.of(request, requests)),
                  request.returnConsumedCapacity())
              .capacity());
    } catch (TransactionCanceled canceled) {
      throw withDuplicates(canceled, statements);
    }
  }

  /** The condition of an INSERT is that there is no such item. */
  private static TransactionCanceled withDuplicates(
      TransactionCanceled canceled, List<Statement> statements) {
    List<Reason> reasons = new ArrayList<>();
    for (Reason reason : canceled.reasons()) {
      boolean duplicate =
          reason.code().equals(Reason.CONDITIONAL_CHECK_FAILED)
              && statements.get(reasons.size()) instanceof Statement.Insert;
      reasons.add(
          duplicate
              ? new Reason("DuplicateItem", StatementOperation.DUPLICATE, reason.item())
              : reason);
    }
    return TransactionCanceled.because(reasons);
  }

  private interface Planner<A> {
    A plan(int at, KeySchema keys) throws TransactionPlan.WrongKeyException;
  }

  /**
   * @throws TransactionCanceled if tables are missing or keys are none of their tables', with all
   *     the reasons
   * @throws EngineError.Validation if a statement is none that a transaction can do
   */
  private <A> List<A> plan(List<Statement> statements, Planner<A> planner) {
    List<A> actions = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    for (int statement = 0; statement < statements.size(); statement++) {
      int number = statement;
      KeySchema keys = keysOf(number, statements.get(number));
      if (keys == null) {
        reasons.add(new Reason("ResourceNotFound", "Requested resource not found", null));
        continue;
      }
      reasons.add(
          at(
              number,
              () -> {
                try {
                  actions.add(planner.plan(number, keys));
                  return Reason.NONE;
                } catch (TransactionPlan.WrongKeyException wrong) {
                  return Reason.validation(wrong.text());
                }
              }));
    }
    if (actions.size() < statements.size()) {
      throw TransactionCanceled.because(reasons);
    }
    return actions;
  }

  /** Null if there is no such table. */
  private @Nullable KeySchema keysOf(int number, Statement statement) {
    String table = at(number, () -> TableNames.ofItems(statement.table()));
    try {
      return lookup.itemsOf(Objects.requireNonNull(table)).keySchema();
    } catch (EngineError.ResourceNotFound missing) {
      return null;
    }
  }

  private interface Step<T> {
    T run();
  }

  /** Tells which statement is wrong. */
  private static <T> T at(int number, Step<T> step) {
    try {
      return step.run();
    } catch (EngineError.Validation wrong) {
      throw new EngineError.Validation(
          "Validation failed in TransactStatements[" + number + "]: " + wrong.text());
    }
  }
}
