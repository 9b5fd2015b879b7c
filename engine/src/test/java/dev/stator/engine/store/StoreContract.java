package dev.stator.engine.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link Store}, one interface a question. A store passes it in a few lines: extend
 * this, and open an empty store.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class StoreContract
    implements ScanContract, CommitContract, SnapshotContract, ConcurrencyContract, CloseContract {
  private Store store;

  /** A new, empty store; closed after each test. */
  protected abstract Store open() throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  @Override
  public final Store store() {
    return store;
  }
}
