package dev.stator.unstorage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Storage refuses by itself; what its table refuses is a {@link
 * dev.stator.tables.TableError}. Sealed, and switched over without a default by who answers it.
 */
public abstract sealed class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private StorageException(String message) {
    super(message);
  }

  /** The message; never null. */
  public final String text() {
    return String.valueOf(getMessage());
  }

  /** No item can have this key or base: it is empty, too long, or has a segment of dots. */
  public static final class InvalidKey extends StorageException {
    private static final long serialVersionUID = 1;

    public InvalidKey(String message) {
      super(message);
    }
  }

  /** A value cannot be stored, or a stored text is not what was asked for. */
  public static final class InvalidValue extends StorageException {
    private static final long serialVersionUID = 1;

    public InvalidValue(String message) {
      super(message);
    }
  }

  /** The item is larger than its driver stores. Nothing was written. */
  public static final class TooLarge extends StorageException {
    private static final long serialVersionUID = 1;

    public TooLarge(String message) {
      super(message);
    }
  }

  /** A {@link Precondition} does not hold. Nothing was written. */
  public static final class PreconditionFailed extends StorageException {
    private static final long serialVersionUID = 1;
    private final @Nullable String etag;

    /**
     * @param etag of what is stored; null if there is no such item
     */
    public PreconditionFailed(String key, @Nullable String etag) {
      super(
          "[unstorage] CAS mismatch on key \""
              + key
              + "\": "
              + (etag == null ? "there is no such item" : "the item's etag is " + etag));
      this.etag = etag;
    }

    public @Nullable String etag() {
      return etag;
    }
  }

  /** Others change the item all the time; try again. Nothing was written. */
  public static final class Contended extends StorageException {
    private static final long serialVersionUID = 1;

    public Contended(String key, int attempts) {
      super("others changed \"" + key + "\" during each of " + attempts + " attempts; try again");
    }
  }

  /** The driver cannot do this. */
  public static final class Unsupported extends StorageException {
    private static final long serialVersionUID = 1;

    public Unsupported(String message) {
      super(message);
    }
  }

  /** The driver's table has another key than its layout needs. Nothing was written. */
  public static final class WrongTable extends StorageException {
    private static final long serialVersionUID = 1;

    public WrongTable(String message, Throwable cause) {
      super(message);
      initCause(cause);
    }
  }

  /** Another driver is mounted there already. */
  public static final class AlreadyMounted extends StorageException {
    private static final long serialVersionUID = 1;

    AlreadyMounted(String base) {
      super("already mounted at " + base);
    }
  }

  /** Some items of a batch were not written; the others were. */
  public static final class BatchFailed extends StorageException {
    private static final long serialVersionUID = 1;
    private final transient List<Failure> failures;

    /**
     * @param failures at least one
     */
    public BatchFailed(List<Failure> failures, int of) {
      super(
          failures.size()
              + " of "
              + of
              + " items were not written, the first, \""
              + failures.getFirst().key()
              + "\", because: "
              + failures.getFirst().error().getMessage());
      this.failures = List.copyOf(failures);
      initCause(failures.getFirst().error());
    }

    public List<Failure> failures() {
      return failures;
    }
  }

  /**
   * An item of a batch that was not written.
   *
   * @param error a {@link StorageException} or a {@link dev.stator.tables.TableError}
   */
  public record Failure(String key, RuntimeException error) {}
}
