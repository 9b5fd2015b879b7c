package dev.stator.engine.partiql;

import dev.stator.engine.capacity.CapacitySum;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.read.QueryOperation;
import dev.stator.engine.read.ScanOperation;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.Limits;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.partiql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads pages of SELECT: of one read after the other, as far as a page goes. */
final class SelectReader {
  private final QueryOperation queries;
  private final ScanOperation scans;

  SelectReader(QueryOperation queries, ScanOperation scans) {
    this.queries = queries;
    this.scans = scans;
  }

  ExecuteStatement.Result page(Statement.Select select, ExecuteStatement request, KeySchema keys) {
    SelectPlan plan = SelectPlan.of(select, request, keys);
    PageToken token = PageToken.read(request, Math.max(1, plan.size()));
    Columns columns = new Columns(select.paths());
    List<Item> items = new ArrayList<>();
    CapacitySum capacity = new CapacitySum();
    @Nullable Integer limit = request.limit();
    long bytes = 0;
    while (token.part() < plan.size()) {
      ItemPage page = read(plan.read(token, limit));
      capacity.add(page.consumedCapacity());
      for (Item item : page.items() == null ? List.<Item>of() : page.items()) {
        bytes += ItemSize.of(item);
        items.add(columns.of(item));
      }
      if (page.lastEvaluatedKey() != null) {
        PageToken next = new PageToken(token.part(), page.lastEvaluatedKey());
        return new ExecuteStatement.Result(
            items, next.write(request), page.lastEvaluatedKey(), capacity.ofOneTable());
      }
      token = new PageToken(token.part() + 1, null);
      limit = limit == null ? null : limit - page.scannedCount();
      if (bytes >= Limits.PAGE_BYTES_MAX && token.part() < plan.size()) {
        return new ExecuteStatement.Result(
            items, token.write(request), null, capacity.ofOneTable());
      }
    }
    return new ExecuteStatement.Result(items, null, null, capacity.ofOneTable());
  }

  private ItemPage read(Operation<ItemPage> operation) {
    return operation instanceof Query query
        ? queries.executeForStatement(query)
        : scans.executeForStatement((Scan) operation);
  }
}
