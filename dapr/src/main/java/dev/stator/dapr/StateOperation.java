package dev.stator.dapr;

/** One operation of a transaction. */
public sealed interface StateOperation {
  StateKey key();

  /** Writes an entry. */
  record Upsert(SetState request) implements StateOperation {
    @Override
    public StateKey key() {
      return request.key();
    }
  }

  /** Deletes an entry; without an ETag it is no error if there is none. */
  record Delete(DeleteState request) implements StateOperation {
    @Override
    public StateKey key() {
      return request.key();
    }
  }

  /** What the entry must be like before the transaction. */
  default WriteCondition condition() {
    return switch (this) {
      case Upsert upsert -> upsert.request().condition();
      case Delete delete -> delete.request().condition();
    };
  }

  /** Under Dapr's name. */
  default String name() {
    return switch (this) {
      case Upsert upsert -> "upsert";
      case Delete delete -> "delete";
    };
  }
}
