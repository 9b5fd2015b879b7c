package dev.stator.engine.validation;

import dev.stator.model.AttributeValue;
import dev.stator.model.Limits;
import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchStatement;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.ParameterizedStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the members of PartiQL's operations, apart from the statements themselves.
 *
 * <p>Source: Amazon DynamoDB API Reference, "ExecuteStatement", "BatchExecuteStatement" and
 * "ExecuteTransaction"; texts as the service answers them.
 */
public final class StatementRules {
  private StatementRules() {}

  public static void check(ExecuteStatement request) {
    Constraints constraints = new Constraints();
    checkStatement(constraints, "", request.statement(), request.parameters());
    ReturnRules.checkCapacity(constraints, request.returnConsumedCapacity());
    constraints.atLeast("limit", request.limit(), 1);
    ReturnRules.checkOnFailure(constraints, "", request.returnValuesOnConditionCheckFailure());
    constraints.check();
  }

  /** The statements, 1 to 25. */
  public static List<BatchStatement> check(BatchExecuteStatement request) {
    Constraints constraints = new Constraints();
    List<BatchStatement> statements =
        TransactionRules.checkNumber(
            constraints, "statements", request.statements(), Limits.BATCH_STATEMENTS_MAX);
    ReturnRules.checkCapacity(constraints, request.returnConsumedCapacity());
    for (int at = 0; at < statements.size(); at++) {
      BatchStatement one = statements.get(at);
      String path = "statements." + (at + 1) + ".member.";
      checkStatement(constraints, path, one.statement(), one.parameters());
      ReturnRules.checkOnFailure(constraints, path, one.returnValuesOnConditionCheckFailure());
    }
    constraints.check();
    return statements;
  }

  /** The statements, 1 to 100. */
  public static List<ParameterizedStatement> check(ExecuteTransaction request) {
    Constraints constraints = new Constraints();
    List<ParameterizedStatement> statements =
        TransactionRules.checkNumber(
            constraints,
            "transactStatements",
            request.transactStatements(),
            Limits.TRANSACTION_ACTIONS_MAX);
    ReturnRules.checkCapacity(constraints, request.returnConsumedCapacity());
    TransactionRules.checkToken(constraints, request.clientRequestToken());
    for (int at = 0; at < statements.size(); at++) {
      ParameterizedStatement one = statements.get(at);
      String path = "transactStatements." + (at + 1) + ".member.";
      checkStatement(constraints, path, one.statement(), one.parameters());
      ReturnRules.checkOnFailure(constraints, path, one.returnValuesOnConditionCheckFailure());
    }
    constraints.check();
    return statements;
  }

  private static void checkStatement(
      Constraints constraints,
      String path,
      @Nullable String statement,
      @Nullable List<AttributeValue> parameters) {
    constraints.required(path + "statement", statement);
    if (statement != null && statement.isEmpty()) {
      constraints.fail(path + "statement", statement, "have length greater than or equal to 1");
    }
    if (statement != null && statement.length() > Limits.STATEMENT_LENGTH_MAX) {
      constraints.add(
          "Value at '"
              + path
              + "statement' failed to satisfy constraint: Member must have length less than or"
              + " equal to "
              + Limits.STATEMENT_LENGTH_MAX);
    }
    if (parameters != null && parameters.isEmpty()) {
      constraints.fail(path + "parameters", parameters, "have length greater than or equal to 1");
    }
  }
}
