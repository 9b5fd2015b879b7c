package dev.stator.connector.statement;

import dev.stator.connector.action.TableKey;
import dev.stator.connector.action.TableSchema;
import dev.stator.connector.connection.Deeds;
import dev.stator.connector.item.GetItem;
import dev.stator.connector.item.QueryItems;
import dev.stator.connector.item.ScanItems;
import dev.stator.model.EngineError;
import dev.stator.model.partiql.Operand;
import dev.stator.model.partiql.Predicate;
import dev.stator.model.partiql.Statement;
import dev.stator.model.partiql.StatementParser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;

/**
 * How a PartiQL statement finds its items: by key, by a Query or by a Scan.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "PartiQL select statements for DynamoDB": a SELECT is
 * a Scan unless WHERE has an equality or IN condition on the partition key.
 *
 * @param access {@code Key}, {@code Query}, {@code Scan}, or {@code PartiQL} if it cannot be told
 * @param index the index that is selected from; null for the table
 */
public record StatementPlan(String access, @Nullable String table, @Nullable String index) {
  public static final String KEY = "Key";
  public static final String QUERY = "Query";
  public static final String SCAN = "Scan";

  /** Only the service understands the statement. */
  public static final String NOT_TOLD = "PartiQL";

  private static final StatementPlan UNKNOWN = new StatementPlan(NOT_TOLD, null, null);

  /**
   * @param schema gives the keys of a table
   */
  public static StatementPlan of(
      ExecuteStatementRequest request, Function<String, TableSchema> schema) {
    Statement statement;
    try {
      statement = StatementParser.parseShape(request.statement());
    } catch (EngineError notUnderstood) {
      return UNKNOWN;
    }
    return switch (statement) {
      case Statement.Select select ->
          new StatementPlan(
              access(select, schema.apply(select.table())), select.table(), select.index());
      case Statement other -> new StatementPlan(KEY, other.table(), null);
    };
  }

  /** The keys of the actions whose work the statement does, or may do, if it is a SELECT. */
  Set<String> readsAs() {
    return switch (access) {
      case KEY -> Set.of(GetItem.ACTION.key());
      case QUERY -> Set.of(QueryItems.ACTION.key());
      case SCAN -> Set.of(ScanItems.ACTION.key());
      default -> Deeds.READS;
    };
  }

  private static String access(Statement.Select select, TableSchema schema) {
    TableKey key = schema.key(select.index());
    Set<String> equal = new HashSet<>();
    addEqual(select.where(), equal);
    if (!equal.contains(key.hash().name())) {
      return SCAN;
    }
    return select.index() == null && equal.containsAll(key.names()) ? KEY : QUERY;
  }

  /**
   * The attributes that must be equal to given values for {@code where} to hold. Only values make
   * keys: comparing attributes with each other, or with what is computed, reads every item.
   */
  private static void addEqual(@Nullable Predicate where, Set<String> equal) {
    switch (where) {
      case Predicate.And(Predicate left, Predicate right) -> {
        addEqual(left, equal);
        addEqual(right, equal);
      }
      case Predicate.Compare(Operand left, String operator, Operand right)
          when operator.equals("=") -> {
        if (right instanceof Operand.Literal) {
          addAttribute(left, equal);
        }
        if (left instanceof Operand.Literal) {
          addAttribute(right, equal);
        }
      }
      case Predicate.In(Operand value, List<Operand> choices)
          when choices.stream().allMatch(Operand.Literal.class::isInstance) ->
          addAttribute(value, equal);
      case null, default -> {}
    }
  }

  private static void addAttribute(Operand operand, Set<String> attributes) {
    if (operand instanceof Operand.Reference(var path) && path.isAttribute()) {
      attributes.add(path.attribute());
    }
  }
}
