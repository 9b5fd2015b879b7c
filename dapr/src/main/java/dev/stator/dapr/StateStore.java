package dev.stator.dapr;

import dev.stator.dapr.internal.BatchPermission;
import dev.stator.tables.TableError;
import dev.stator.tables.batch.BatchReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Dapr's state store over one DynamoDB table. For many threads. Needs no more than {@code GetItem},
 * {@code PutItem} and {@code DeleteItem}; bulk operations use batches where these are allowed,
 * listing and queries {@code Scan} or {@code Query}. Every operation fails with a {@link
 * StateError}.
 *
 * <p>Source: Dapr docs, "State management API reference" and "AWS DynamoDB" state store.
 */
public final class StateStore {
  /** Calls of one bulk operation at a time, unless the request says how many. */
  public static final int BULK_PARALLELISM_DEFAULT = 16;

  public static final int BULK_PARALLELISM_MAX = 128;

  /**
   * Values in one answer. Of a bulk read, what is beyond gets an error of its own; the page of a
   * query ends there.
   */
  public static final long ANSWER_BYTES_MAX = 64L * 1024 * 1024;

  /** Operations of one transaction. */
  public static final int TRANSACTION_OPERATIONS_MAX = 100;

  /** Of all items that a transaction writes. */
  public static final long TRANSACTION_BYTES_MAX = 4L * 1024 * 1024;

  private final StateStoreSettings settings;
  private final boolean encrypted;
  private final Entries entries;
  private final BulkReads bulkReads;
  private final BulkWrites bulkWrites;
  private final Transactions transactions;
  private final Listing listing;
  private final Queries queries;

  /**
   * @param client not closed here
   */
  public StateStore(DynamoDbClient client, StateStoreSettings settings) {
    this(client, settings, null, Clock.systemUTC());
  }

  /**
   * @param client not closed here
   * @param encryption of the values; null for none
   * @param clock decides what has expired
   */
  public StateStore(
      DynamoDbClient client,
      StateStoreSettings settings,
      @Nullable Encryption encryption,
      Clock clock) {
    this.settings = settings;
    this.encrypted = encryption != null;
    Draft.Writer drafts = new Draft.Writer(settings, new ItemLayout(settings, encryption), clock);
    BatchPermission permission = new BatchPermission(clock);
    this.entries = new Entries(client, drafts);
    this.bulkReads = new BulkReads(client, drafts, entries, permission);
    this.bulkWrites = new BulkWrites(client, drafts, entries, bulkReads, permission);
    this.transactions = new Transactions(client, drafts);
    this.listing = new Listing(client, drafts);
    this.queries = new Queries(drafts, listing, ANSWER_BYTES_MAX);
  }

  public StateStoreSettings settings() {
    return settings;
  }

  /** What {@link #query} needs is not there if values are encrypted. */
  public Set<StateFeature> features() {
    Set<StateFeature> features = EnumSet.allOf(StateFeature.class);
    if (settings.ttlAttribute() == null) {
      features.remove(StateFeature.TTL);
    }
    if (encrypted) {
      features.remove(StateFeature.QUERY_API);
    }
    return features;
  }

  /** Reads a key that does not exist, to see whether the table can be read at all. */
  public void probe() {
    try {
      entries.item(StateKey.of(UUID.randomUUID().toString()), Consistency.EVENTUAL);
    } catch (TableError failure) {
      throw new StateError.TableFailed(
          "error validating DynamoDB table '%s' access: %s"
              .formatted(settings.table(), failure.text()),
          failure);
    }
  }

  /** The entry of a key; empty if there is none, or it has expired. */
  public Optional<StoredState> get(GetState request) {
    return entries.get(request);
  }

  /** Writes an entry, with a new ETag. */
  public void set(SetState request) {
    entries.set(request);
  }

  /** Deletes an entry. */
  public void delete(DeleteState request) {
    entries.delete(request);
  }

  /**
   * Reads many keys, {@value BatchReader#KEYS_MAX} in a call, up to {@link #ANSWER_BYTES_MAX} of
   * values; the keys beyond have failed with {@link StateError.TooLarge}.
   *
   * @param parallelism calls at a time; 0 and below for {@link #BULK_PARALLELISM_DEFAULT}
   * @return an answer for each request, in their order
   */
  public List<BulkAnswer> bulkGet(List<GetState> requests, int parallelism) {
    return bulkGet(requests, parallelism, AnswerRoom.UNBOUNDED);
  }

  /**
   * The same, beside other answers.
   *
   * @param room is asked before values are kept
   * @throws StateError.Overloaded if there was not enough
   */
  public List<BulkAnswer> bulkGet(List<GetState> requests, int parallelism, AnswerRoom room) {
    int workers = parallelism <= 0 ? BULK_PARALLELISM_DEFAULT : parallelism;
    return bulkReads.read(requests, Math.min(workers, BULK_PARALLELISM_MAX), room);
  }

  /**
   * Writes many entries, each on its own: what failed does not undo what did not. A key that comes
   * twice has in the end what its last request says.
   *
   * @return the failures, in the order of their requests; empty if there were none
   */
  public List<BulkFailure> bulkSet(List<SetState> requests) {
    return bulkWrites.set(requests);
  }

  /** Deletes many entries, as {@link #bulkSet} writes them. */
  public List<BulkFailure> bulkDelete(List<DeleteState> requests) {
    return bulkWrites.delete(requests);
  }

  /**
   * Does all operations or none.
   *
   * @param operations up to {@value #TRANSACTION_OPERATIONS_MAX}; none does nothing. Of several for
   *     one key the last decides, and the conditions of all are kept
   * @throws StateError.TransactionRefused which operations are why nothing was done
   */
  public void transact(List<StateOperation> operations) {
    transactions.transact(operations);
  }

  /** Keys that match a pattern, a page at a time. */
  public KeyPage keys(ListKeys request) {
    return listing.keys(request);
  }

  /**
   * Deletes the entries right under a key, {@code prefix||name}, as Dapr's actors do.
   *
   * @param partition only those written with this "partitionKey"; null for all
   * @return how many there were
   */
  public long deletePrefix(String prefix, @Nullable String partition) {
    return delete(new KeyPattern.Under(prefix), partition);
  }

  /**
   * Deletes the entries whose keys match, one page after the other: what is written meanwhile may
   * stay.
   *
   * @param partition only those written with this "partitionKey"; null for all
   * @return how many there were
   */
  public long delete(KeyPattern pattern, @Nullable String partition) {
    long count = 0;
    @Nullable String token = null;
    do {
      KeyPage page = keys(new ListKeys(pattern, partition, BatchReader.KEYS_MAX, token));
      List<DeleteState> deletions = new ArrayList<>();
      page.keys().forEach(key -> deletions.add(new DeleteState(key, null)));
      List<BulkFailure> failures = bulkDelete(deletions);
      if (!failures.isEmpty()) {
        throw failures.getFirst().error();
      }
      count += deletions.size();
      token = page.next();
    } while (token != null);
    return count;
  }

  /**
   * Entries by what is in their values.
   *
   * @throws StateError.InvalidRequest if the values are encrypted, or the query cannot be asked
   */
  public QueryPage query(QueryStates request) {
    return query(request, AnswerRoom.UNBOUNDED);
  }

  /**
   * The same, beside other answers.
   *
   * @param room is asked before values are kept
   * @throws StateError.Overloaded if there was not enough
   */
  public QueryPage query(QueryStates request, AnswerRoom room) {
    if (encrypted) {
      throw new StateError.InvalidRequest("the values are encrypted and cannot be queried");
    }
    return queries.query(request, room);
  }
}
