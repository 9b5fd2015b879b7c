package dev.stator.engine;

import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.TableArns;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.commit.BatchWriteItemOperation;
import dev.stator.engine.commit.Committer;
import dev.stator.engine.commit.DeleteItemOperation;
import dev.stator.engine.commit.LockStripes;
import dev.stator.engine.commit.PutItemOperation;
import dev.stator.engine.commit.UpdateItemOperation;
import dev.stator.engine.partiql.StatementOperation;
import dev.stator.engine.read.BatchGetItemOperation;
import dev.stator.engine.read.GetItemOperation;
import dev.stator.engine.read.QueryOperation;
import dev.stator.engine.read.ScanOperation;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreHealth;
import dev.stator.engine.tables.AccountOperations;
import dev.stator.engine.tables.TableOperations;
import dev.stator.engine.tables.TagOperations;
import dev.stator.engine.tables.TimeToLiveOperations;
import dev.stator.model.EngineError;
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
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.ListTagsOfResource;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Result;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.TagResource;
import dev.stator.model.operation.UntagResource;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.UpdateTimeToLive;

/**
 * DynamoDB's data model over one store. Safe for use by many threads; every write is durable, as
 * the store promises it, before {@link #execute} returns.
 */
public final class Engine implements AutoCloseable {
  private final Store store;
  private final TableOperations tables;
  private final TimeToLiveOperations timeToLive;
  private final PutItemOperation putItem;
  private final UpdateItemOperation updateItem;
  private final DeleteItemOperation deleteItem;
  private final GetItemOperation getItem;
  private final QueryOperation query;
  private final ScanOperation scan;
  private final StatementOperation statement;
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
    Catalog catalog = Catalog.open(store);
    TableArns arns = new TableArns(config.region(), config.accountId());
    TableLookup lookup = new TableLookup(catalog, arns);
    LockStripes locks = new LockStripes();
    Committer committer = new Committer(store, locks);
    this.tables = new TableOperations(catalog, lookup, arns, locks, config.clock());
    this.timeToLive = new TimeToLiveOperations(catalog, lookup);
    this.putItem = new PutItemOperation(lookup, committer);
    this.updateItem = new UpdateItemOperation(lookup, committer);
    this.deleteItem = new DeleteItemOperation(lookup, committer);
    this.getItem = new GetItemOperation(store, lookup);
    this.query = new QueryOperation(store, lookup);
    this.scan = new ScanOperation(store, lookup);
    this.batchGetItem = new BatchGetItemOperation(store, lookup);
    this.batchWriteItem = new BatchWriteItemOperation(lookup, committer);
    this.tags = new TagOperations(catalog, arns);
    this.account = new AccountOperations(config.region());
    this.statement = new StatementOperation(lookup, putItem, updateItem, deleteItem, query, scan);
  }

  /**
   * Does one operation.
   *
   * @throws EngineError why it was not done
   */
  @SuppressWarnings("unchecked") // each case answers with its own operation's result
  public <R extends Result> R execute(Operation<R> operation) {
    return (R) answer(operation);
  }

  private Result answer(Operation<?> operation) {
    return switch (operation) {
      case CreateTable request -> tables.create(request);
      case DescribeTable request -> tables.describe(request);
      case ListTables request -> tables.list(request);
      case DeleteTable request -> tables.delete(request);
      case UpdateTimeToLive request -> timeToLive.update(request);
      case DescribeTimeToLive request -> timeToLive.describe(request);
      case PutItem request -> putItem.execute(request);
      case GetItem request -> getItem.execute(request);
      case UpdateItem request -> updateItem.execute(request);
      case DeleteItem request -> deleteItem.execute(request);
      case Query request -> query.execute(request);
      case Scan request -> scan.execute(request);
      case BatchGetItem request -> batchGetItem.execute(request);
      case BatchWriteItem request -> batchWriteItem.execute(request);
      case TagResource request -> tags.tag(request);
      case UntagResource request -> tags.untag(request);
      case ListTagsOfResource request -> tags.list(request);
      case DescribeLimits request -> account.limits();
      case DescribeEndpoints request -> account.endpoints(request);
      case ExecuteStatement request -> statement.execute(request);
    };
  }

  /** How the store is. */
  public StoreHealth health() {
    return store.health();
  }

  @Override
  public void close() {
    store.close();
  }
}
