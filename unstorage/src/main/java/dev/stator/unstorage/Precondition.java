package dev.stator.unstorage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of an item for it to be changed. What has expired is not there.
 *
 * <p>Source: RFC 9110, sections 13.1.1 and 13.1.2; unstorage pull request 772.
 *
 * @param ifMatch the item's etag must be one of these, {@link #ANY} means that there must be an
 *     item; null for no such demand
 * @param ifNoneMatch the item's etag must not be one of these, {@link #ANY} means that there must
 *     be no item; null for no such demand
 */
public record Precondition(@Nullable List<String> ifMatch, @Nullable List<String> ifNoneMatch) {
  public static final String ANY = "*";

  /** No demand. */
  public static final Precondition NONE = new Precondition(null, null);

  /** There must be no item. */
  public static final Precondition ABSENT = new Precondition(null, List.of(ANY));

  /** There must be an item. */
  public static final Precondition PRESENT = new Precondition(List.of(ANY), null);

  public Precondition {
    ifMatch = ifMatch == null ? null : List.copyOf(ifMatch);
    ifNoneMatch = ifNoneMatch == null ? null : List.copyOf(ifNoneMatch);
  }

  /** The item must be the one of this etag, or with {@link #ANY} any. */
  public static Precondition matches(String etag) {
    return new Precondition(List.of(etag), null);
  }

  boolean isNone() {
    return ifMatch == null && ifNoneMatch == null;
  }

  /**
   * @throws StorageException.PreconditionFailed if it does not hold for {@code current}
   */
  void check(String key, Optional<Entry> current) {
    String etag = current.map(entry -> Etag.of(entry.text())).orElse(null);
    if ((ifMatch != null && !names(ifMatch, etag))
        || (ifNoneMatch != null && names(ifNoneMatch, etag))) {
      throw new StorageException.PreconditionFailed(key, etag);
    }
  }

  private static boolean names(List<String> etags, @Nullable String etag) {
    return etag != null && (etags.contains(ANY) || etags.contains(etag));
  }
}
