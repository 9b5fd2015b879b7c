package dev.stator.store.rocksdb;

import org.rocksdb.AbstractEventListener;
import org.rocksdb.Status;

/** Hears from RocksDB that it recovered from a full disk; it looks every five seconds. */
final class RecoveryListener extends AbstractEventListener {
  private final StoreCondition condition;

  RecoveryListener(StoreCondition condition) {
    super(EnabledEventCallback.ON_ERROR_RECOVERY_COMPLETED);
    this.condition = condition;
  }

  @Override
  public void onErrorRecoveryCompleted(Status oldBackgroundError) {
    condition.recovered();
  }
}
