package dev.stator.server.shell.signature;

import dev.stator.tables.Secret;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The keys that requests may be signed with; several, so that one can be replaced by another
 * without a gap. Each remembers what it was last turned into: signing keys change once a day.
 */
final class AccessKeys {
  private static final int SECRET_BYTES = 32;

  private final Map<String, Entry> byId = new HashMap<>();

  /** Stands for every key that is not known, so that looking for one takes as long as using one. */
  private final Entry unknown =
      new Entry(new AccessKey("unknown", "unknown", random(), null, null));

  /**
   * @throws IllegalArgumentException if two have the same id
   */
  AccessKeys(List<AccessKey> keys) {
    for (AccessKey key : keys) {
      if (byId.put(key.id(), new Entry(key)) != null) {
        throw new IllegalArgumentException("two access keys have the id " + key.id());
      }
    }
  }

  /** The key with this id, or one that nobody has. */
  Entry named(String id) {
    return byId.getOrDefault(id, unknown);
  }

  boolean isKnown(Entry entry) {
    return entry != unknown;
  }

  private static Secret random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Secret.of(HexFormat.of().formatHex(bytes));
  }

  /** A key and its latest signing key. */
  static final class Entry {
    private record Derived(String scope, SigningKey key) {}

    private final AccessKey key;
    private final AtomicReference<@Nullable Derived> latest = new AtomicReference<>();

    Entry(AccessKey key) {
      this.key = key;
    }

    AccessKey key() {
      return key;
    }

    SigningKey signingKey(CredentialScope scope) {
      String text = scope.text();
      @Nullable Derived derived = latest.get();
      if (derived == null || !derived.scope().equals(text)) {
        derived = new Derived(text, SigningKey.derive(key.secretKey(), scope));
        latest.set(derived);
      }
      return derived.key();
    }
  }
}
