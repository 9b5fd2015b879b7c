package dev.stator.engine;

import dev.stator.engine.backfill.Backfills;
import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableArns;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.check.IntegrityCheck;
import dev.stator.engine.check.IntegrityReport;
import dev.stator.engine.commit.BatchWriteItemOperation;
import dev.stator.engine.commit.Committer;
import dev.stator.engine.commit.DeleteItemOperation;
import dev.stator.engine.commit.ExpiryCommitter;
import dev.stator.engine.commit.ItemCollections;
import dev.stator.engine.commit.LockStripes;
import dev.stator.engine.commit.PutItemOperation;
import dev.stator.engine.commit.TransactionCommitter;
import dev.stator.engine.commit.UpdateItemOperation;
import dev.stator.engine.partiql.BatchStatementOperation;
import dev.stator.engine.partiql.StatementOperation;
import dev.stator.engine.partiql.TransactionOperation;
import dev.stator.engine.read.BatchGetItemOperation;
import dev.stator.engine.read.GetItemOperation;
import dev.stator.engine.read.QueryOperation;
import dev.stator.engine.read.ScanOperation;
import dev.stator.engine.statistics.EngineStatistics;
import dev.stator.engine.statistics.EngineStatistics.TableStatistics;
import dev.stator.engine.statistics.OperationLedger;
import dev.stator.engine.store.Snapshot;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreHealth;
import dev.stator.engine.stream.StreamOperations;
import dev.stator.engine.stream.StreamUpkeep;
import dev.stator.engine.stream.Streams;
import dev.stator.engine.tables.AccountOperations;
import dev.stator.engine.tables.TableOperations;
import dev.stator.engine.tables.TagOperations;
import dev.stator.engine.tables.TimeToLiveOperations;
import dev.stator.engine.tables.UpdateTableOperation;
import dev.stator.engine.transaction.ClientTokens;
import dev.stator.engine.transaction.TransactGetOperation;
import dev.stator.engine.transaction.TransactWriteOperation;
import dev.stator.engine.transaction.TransactionReader;
import dev.stator.engine.transaction.TransactionWriter;
import dev.stator.engine.upkeep.Upkeep;
import dev.stator.model.EngineError;
import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeEndpoints;
import dev.stator.model.operation.DescribeLimits;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.DescribeTimeToLive;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.ListTagsOfResource;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Result;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.StreamOperation;
import dev.stator.model.operation.TagResource;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UntagResource;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.UpdateTable;
import dev.stator.model.operation.UpdateTimeToLive;
import java.util.ArrayList;
import java.util.List;

/**
 * DynamoDB's data model over one store. Safe for use by many threads; every write is durable, as
 * the store promises it, before {@link #execute} returns.
 */
public final class Engine implements AutoCloseable {
  private final Store store;
  private final OperationLedger ledger = new OperationLedger();
  private final TableOperations tables;
  private final UpdateTableOperation updateTable;
  private final TimeToLiveOperations timeToLive;
  private final Backfills backfills;
  private final Catalog catalog;
  private final PutItemOperation putItem;
  private final UpdateItemOperation updateItem;
  private final DeleteItemOperation deleteItem;
  private final GetItemOperation getItem;
  private final QueryOperation query;
  private final ScanOperation scan;
  private final TransactWriteOperation transactWrite;
  private final TransactGetOperation transactGet;
  private final StatementOperation statement;
  private final StreamOperations streams;
  private final Upkeep upkeep;
  private final BatchStatementOperation batchStatement;
  private final TransactionOperation statementTransaction;
  private final BatchGetItemOperation batchGetItem;
  private final BatchWriteItemOperation batchWriteItem;
  private final TagOperations tags;
  private final AccountOperations account;

  /**
   * Opens the tables that {@code store} holds.
   *
   * @param store the engine's alone from now on; closed with it
   * @throws dev.stator.engine.store.StoreOpenException if a newer version wrote the store
   */
  public Engine(Store store, EngineConfig config) {
    this.store = store;
    this.catalog = Catalog.open(store);
    TableArns arns = new TableArns(config.region(), config.accountId());
    TableLookup lookup = new TableLookup(catalog, arns);
    LockStripes locks = new LockStripes();
    Streams streams = Streams.open(store, arns, config.clock());
    ItemCollections collections = new ItemCollections(store, config.itemCollectionBytesMax());
    Committer committer = new Committer(store, locks, collections, streams);
    this.tables = new TableOperations(catalog, lookup, arns, locks, streams, config.clock());
    this.backfills = new Backfills(store, catalog, locks);
    this.updateTable =
        new UpdateTableOperation(catalog, lookup, arns, locks, streams, backfills, config.clock());
    this.timeToLive = new TimeToLiveOperations(catalog, lookup, locks);
    this.streams = new StreamOperations(streams, lookup, config.clock(), config.region());
    this.upkeep =
        upkeep(store, catalog, new ExpiryCommitter(store, committer, locks), streams, config);
    this.putItem = new PutItemOperation(lookup, committer, collections);
    this.updateItem = new UpdateItemOperation(lookup, committer, collections);
    this.deleteItem = new DeleteItemOperation(lookup, committer, collections);
    this.getItem = new GetItemOperation(store, lookup);
    this.query = new QueryOperation(store, lookup);
    this.scan = new ScanOperation(store, lookup);
    TransactionWriter writer =
        new TransactionWriter(
            lookup,
            new TransactionCommitter(committer, locks),
            new ClientTokens(store, config.clock()));
    TransactionReader reader = new TransactionReader(store, lookup);
    this.transactWrite = new TransactWriteOperation(writer, collections);
    this.transactGet = new TransactGetOperation(reader);
    this.batchGetItem = new BatchGetItemOperation(store, lookup);
    this.batchWriteItem = new BatchWriteItemOperation(lookup, committer, collections);
    this.tags = new TagOperations(catalog, arns);
    this.account = new AccountOperations(config.region());
    this.statement = new StatementOperation(lookup, putItem, updateItem, deleteItem, query, scan);
    this.batchStatement = new BatchStatementOperation(lookup, statement, getItem);
    this.statementTransaction = new TransactionOperation(lookup, writer, reader);
    backfills.resume();
    upkeep.start();
  }

  private static Upkeep upkeep(
      Store store,
      Catalog catalog,
      ExpiryCommitter committer,
      Streams streams,
      EngineConfig config) {
    StreamUpkeep streamUpkeep =
        new StreamUpkeep(store, streams, config.clock(), config.upkeep().shardAge());
    return new Upkeep(
        store, catalog, committer, streamUpkeep, config.clock(), config.upkeep().interval());
  }

  /**
   * Does one operation.
   *
   * @throws EngineError why it was not done
   */
  @SuppressWarnings("unchecked") // each case answers with its own operation's result
  public <R extends Result> R execute(Operation<R> operation) {
    long beganNanos = System.nanoTime();
    try {
      return (R) answer(operation);
    } catch (EngineError error) {
      ledger.failed(error);
      throw error;
    } finally {
      ledger.executed(operation, System.nanoTime() - beganNanos);
    }
  }

  private Result answer(Operation<?> operation) {
    return switch (operation) {
      case CreateTable request -> tables.create(request);
      case DescribeTable request -> tables.describe(request);
      case ListTables request -> tables.list(request);
      case UpdateTable request -> updateTable.execute(request);
      case DeleteTable request -> tables.delete(request);
      case UpdateTimeToLive request -> timeToLive.update(request);
      case DescribeTimeToLive request -> timeToLive.describe(request);
      case PutItem request -> putItem.execute(request);
      case GetItem request -> getItem.execute(request);
      case UpdateItem request -> updateItem.execute(request);
      case DeleteItem request -> deleteItem.execute(request);
      case Query request -> query.execute(request);
      case Scan request -> scan.execute(request);
      case TransactWriteItems request -> transactWrite.execute(request);
      case TransactGetItems request -> transactGet.execute(request);
      case BatchGetItem request -> batchGetItem.execute(request);
      case BatchWriteItem request -> batchWriteItem.execute(request);
      case TagResource request -> tags.tag(request);
      case UntagResource request -> tags.untag(request);
      case ListTagsOfResource request -> tags.list(request);
      case DescribeLimits request -> account.limits();
      case DescribeEndpoints request -> account.endpoints(request);
      case ExecuteStatement request -> statement.execute(request);
      case StreamOperation<?> request -> streams.answer(request);
      case BatchExecuteStatement request -> batchStatement.execute(request);
      case ExecuteTransaction request -> statementTransaction.execute(request);
    };
  }

  /**
   * Does now what the engine does by itself from time to time: deletes items whose time to live is
   * over, begins new shards, deletes stream records that are older than 24 hours.
   *
   * @throws EngineError why it was not done, or not to the end
   */
  public void upkeep() {
    upkeep.run();
  }

  /** What was done since the engine was opened, and what it holds now. */
  public EngineStatistics statistics() {
    List<TableStatistics> statistics = new ArrayList<>();
    for (Table table : catalog.after(null).values()) {
      statistics.add(
          new TableStatistics(
              table.name(),
              table.counters().items(),
              table.counters().bytes(),
              table.consumed().read(),
              table.consumed().written()));
    }
    return EngineStatistics.of(ledger, statistics, store.statistics(), store.health());
  }

  /** How the store is. */
  public StoreHealth health() {
    return store.health();
  }

  /** Verifies that everything that is stored agrees with itself, as of one moment. */
  public IntegrityReport check() {
    try (Snapshot snapshot = store.snapshot()) {
      return IntegrityCheck.run(snapshot, part -> {});
    }
  }

  /** Ends what it does by itself, then closes the store. */
  @Override
  public void close() {
    upkeep.close();
    backfills.close();
    store.close();
  }
}
