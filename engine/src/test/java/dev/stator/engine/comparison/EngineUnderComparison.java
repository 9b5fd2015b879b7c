package dev.stator.engine.comparison;

import static dev.stator.engine.comparison.ModelValues.item;
import static dev.stator.engine.comparison.ModelValues.plain;

import dev.stator.engine.Engine;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.comparison.Answer.Refused;
import dev.stator.engine.comparison.Request.Get;
import dev.stator.engine.comparison.Request.Read;
import dev.stator.engine.comparison.Request.Write;
import dev.stator.engine.store.Store;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.IndexDescription;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Result;
import dev.stator.model.operation.TableDescription;
import dev.stator.model.operation.UpdateItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An engine that answers requests as the reference does. Its clock moves when it is reopened. */
final class EngineUnderComparison implements Answering {
  private static final int PAGES_MAX = 10_000;
  private static final Duration TICK = Duration.ofMillis(1500);
  private static final EngineConfig.Upkeep UPKEEP =
      new EngineConfig.Upkeep(Duration.ZERO, Duration.ofSeconds(3));

  private final @Nullable Supplier<Store> stores;
  private final Map<String, Map<String, String>> types = new HashMap<>();
  private Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
  private Engine engine;
  private String lastMessage = "";

  /**
   * @param store open
   * @param reopening opens it again after it was closed; null if that would be an empty one
   */
  EngineUnderComparison(Store store, @Nullable Supplier<Store> reopening) {
    this.stores = reopening;
    this.engine = engine(store);
  }

  private Engine engine(Store store) {
    return new Engine(store, EngineConfig.withClock(() -> now).withUpkeep(UPKEEP));
  }

  @Override
  public Object answer(Request request) {
    try {
      return switch (request) {
        case Request.CreateTable create -> create(create);
        case Request.DeleteTable(String name) -> deleteTable(name);
        case Request.CreateIndex(String table, Request.Index index) -> createIndex(table, index);
        case Request.DeleteIndex(String table, String index) -> deleteIndex(table, index);
        case Request.Reopen reopen -> reopen();
        case Request.Records(String table) -> new StreamReader(engine, describe(table)).changes();
        case Read read -> pages(read);
        case Get get -> plain(engine.execute(Operations.get(get)).item());
        case Request.Gets(boolean transaction, List<Get> gets) ->
            transaction
                ? engine.execute(Operations.transactGet(gets)).responses().stream()
                    .map(response -> plain(response.item()))
                    .toList()
                : found(gets);
        case Write write -> attributes(engine.execute(Operations.write(write)));
        case Request.BatchWrite(List<Write> writes) ->
            done(engine.execute(Operations.batchWrite(writes)));
        case Request.TransactWrite transaction ->
            done(engine.execute(Operations.transactWrite(transaction)));
      };
    } catch (EngineError error) {
      lastMessage = error.text();
      return refused(error);
    }
  }

  @Override
  public String lastMessage() {
    return lastMessage;
  }

  private static Object done(Result ignored) {
    return "done";
  }

  private Object create(Request.CreateTable request) {
    types.put(request.name(), request.types());
    return done(engine.execute(TableDefinitions.create(request)));
  }

  /** Is built in the background: what follows, but for reads of indexes, does not wait for it. */
  private Object createIndex(String table, Request.Index index) {
    awaitIndexes(table);
    Map<String, String> known = types.getOrDefault(table, Map.of());
    return done(engine.execute(TableDefinitions.create(table, index, known)));
  }

  private Object deleteIndex(String table, String index) {
    awaitIndexes(table);
    return done(engine.execute(TableDefinitions.delete(table, index)));
  }

  private Object deleteTable(String table) {
    awaitIndexes(table);
    return done(engine.execute(new DeleteTable(table)));
  }

  private void awaitIndexes(String table) {
    while (describe(table).globalSecondaryIndexes().stream()
        .map(IndexDescription::status)
        .anyMatch(status -> !"ACTIVE".equals(status))) {
      Thread.onSpinWait();
    }
  }

  private TableDescription describe(String table) {
    return engine.execute(new DescribeTable(table)).table();
  }

  /** Time goes by, too: shards of streams end and others begin. */
  private Object reopen() {
    now = now.plus(TICK);
    engine.upkeep();
    if (stores != null) {
      engine.close();
      engine = engine(stores.get());
    }
    return "done";
  }

  private static Map<String, Object> attributes(Result result) {
    return switch (result) {
      case PutItem.Result put -> plain(put.attributes());
      case UpdateItem.Result update -> plain(update.attributes());
      case DeleteItem.Result delete -> plain(delete.attributes());
      default -> throw new IllegalArgumentException(result.toString());
    };
  }

  /** How often which item was found, by table: BatchGetItem answers in no order. */
  private Object found(List<Get> gets) {
    BatchGetItem.Result result = engine.execute(Operations.batchGet(gets));
    if (!result.unprocessedKeys().isEmpty()) {
      throw new AssertionError("unprocessed: " + result.unprocessedKeys());
    }
    Map<String, Object> found = new HashMap<>();
    for (var table : result.responses().entrySet()) {
      Stream<?> items = table.getValue().stream().map(ModelValues::plain);
      found.put(table.getKey(), Answer.counted(items.filter(item -> !item.equals(Map.of()))));
    }
    found.values().removeIf(items -> items.equals(Map.of()));
    return found;
  }

  private EnginePages pages(Read read) {
    if (!read.index().isEmpty()) {
      awaitIndexes(read.table());
    }
    EnginePages pages = new EnginePages(read.segments() == 1);
    for (int segment = 0; segment < read.segments(); segment++) {
      Item start = read.start().isEmpty() ? null : item(read.start());
      for (int page = 0; page == 0 || start != null; page++) {
        ItemPage result = engine.execute(Operations.page(read, segment, start));
        pages.add(result);
        start = result.lastEvaluatedKey();
        if (page > PAGES_MAX) {
          throw new AssertionError("pages without end");
        }
      }
    }
    return pages;
  }

  private static Refused refused(EngineError error) {
    List<Refused> reasons = new ArrayList<>();
    Map<String, Object> item = Map.of();
    if (error instanceof EngineError.TransactionCanceled canceled) {
      for (EngineError.TransactionCanceled.Reason reason : canceled.reasons()) {
        String code = reason.code().equals("ValidationError") ? "Validation" : reason.code();
        reasons.add(new Refused(code, plain(reason.item()), List.of()));
      }
    } else if (error instanceof EngineError.ConditionalCheckFailed failed) {
      item = plain(failed.item());
    }
    return new Refused(error.getClass().getSimpleName(), item, reasons);
  }

  @Override
  public void close() {
    engine.close();
  }
}
