package dev.stator.engine.partiql;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.partiql.Operand;
import dev.stator.model.partiql.Path;
import dev.stator.model.partiql.Predicate;
import dev.stator.model.partiql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The reads that a SELECT stands for, one after the other: a Query for each partition key that
 * WHERE names, and for each sort key if it names these too; a Scan if it names no partition key.
 */
final class SelectPlan {
  /** As many reads the service makes of one statement. */
  private static final int READS_MAX = 50;

  private final Statement.Select select;
  private final ExecuteStatement request;
  private final KeySchema keys;
  private final boolean forward;
  private final List<Predicate> filter;
  private final List<Part> parts;

  /**
   * One read.
   *
   * @param partition null for a Scan
   * @param sort null for the whole partition
   */
  private record Part(@Nullable AttributeValue partition, @Nullable Predicate sort) {}

  private SelectPlan(Statement.Select select, ExecuteStatement request, KeySchema keys) {
    this.select = select;
    this.request = request;
    this.keys = keys;
    Conjuncts conjuncts = new Conjuncts(select.where());
    List<AttributeValue> partitions = values(conjuncts, keys.partition());
    RowOrder order = RowOrder.of(select, keys, partitions == null ? 0 : partitions.size());
    this.forward = order.isForward();
    this.parts =
        partitions == null
            ? List.of(new Part(null, null))
            : queries(order.partitions(partitions), conjuncts, order);
    this.filter = conjuncts.rest();
  }

  static SelectPlan of(Statement.Select select, ExecuteStatement request, KeySchema keys) {
    return new SelectPlan(select, request, keys);
  }

  /** How many reads there are; none if no item can meet WHERE. */
  int size() {
    return parts.size();
  }

  private List<Part> queries(List<AttributeValue> partitions, Conjuncts conjuncts, RowOrder order) {
    KeyAttribute sort = keys.sort();
    List<Predicate> sorts = new ArrayList<>();
    List<AttributeValue> values = sort == null ? null : values(conjuncts, sort);
    if (values != null && sort != null) {
      order.sorts(values).forEach(value -> sorts.add(isEqual(sort, value)));
    }
    Predicate one =
        sort == null || values != null ? null : conjuncts.takeSortCondition(sort.name());
    List<Part> queries = new ArrayList<>();
    for (AttributeValue partition : partitions) {
      if (values == null) {
        queries.add(new Part(partition, one));
      } else {
        sorts.forEach(condition -> queries.add(new Part(partition, condition)));
      }
    }
    if (queries.size() > READS_MAX) {
      throw new EngineError.Validation("Too many decomposed read operations for a given query.");
    }
    return queries;
  }

  /** The values of a key attribute that WHERE names; null if it names none. */
  private static @Nullable List<AttributeValue> values(Conjuncts conjuncts, KeyAttribute key) {
    List<AttributeValue> values = conjuncts.takeValues(key.name());
    if (values != null && !values.stream().allMatch(key.type()::matches)) {
      throw new EngineError.Validation(
          "Key attribute's data type should match its data type in table's schema: Key "
              + key.name());
    }
    return values;
  }

  private static Predicate isEqual(KeyAttribute attribute, AttributeValue value) {
    Path path = new Path(List.of(new Path.Step.Name(attribute.name())));
    return new Predicate.Compare(new Operand.Reference(path), "=", new Operand.Literal(value));
  }

  /**
   * One read of the plan.
   *
   * @param token which, and where it begins
   * @param limit items to evaluate at most
   */
  Operation<ItemPage> read(PageToken token, @Nullable Integer limit) {
    Part part = parts.get(token.part());
    ExpressionWriter writer = new ExpressionWriter();
    String condition = part.partition() == null ? null : keyCondition(writer, part);
    String where = writer.all(filter);
    String projection = projection(writer);
    if (condition == null) {
      return new Scan(
          select.table(),
          select.index(),
          where,
          projection,
          writer.substitutions(),
          null,
          limit,
          request.consistentRead(),
          null,
          null,
          token.start(),
          request.returnConsumedCapacity());
    }
    return new Query(
        select.table(),
        select.index(),
        condition,
        where,
        projection,
        writer.substitutions(),
        null,
        limit,
        request.consistentRead(),
        forward,
        token.start(),
        request.returnConsumedCapacity());
  }

  private String keyCondition(ExpressionWriter writer, Part part) {
    AttributeValue partition = part.partition();
    if (partition == null) {
      throw new IllegalArgumentException("a Scan has no key condition");
    }
    String condition = writer.name(keys.partition().name()) + " = " + writer.value(partition);
    return part.sort() == null ? condition : condition + " AND " + writer.all(List.of(part.sort()));
  }

  /** The whole attributes that columns are made of. */
  private @Nullable String projection(ExpressionWriter writer) {
    return select.paths().isEmpty()
        ? null
        : select.paths().stream()
            .map(Path::attribute)
            .distinct()
            .map(writer::name)
            .collect(Collectors.joining(", "));
  }
}
