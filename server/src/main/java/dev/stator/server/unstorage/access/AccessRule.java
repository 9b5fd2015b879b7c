package dev.stator.server.unstorage.access;

import dev.stator.server.shell.token.NamedToken;
import dev.stator.unstorage.StorageKey;
import java.util.List;
import java.util.Set;

/**
 * Allows something.
 *
 * @param base the keys below it, and the key that is called as the base is; empty for all
 * @param allowed what is allowed with them, at least one kind
 * @param tokens of which one is needed; none for everybody
 */
public record AccessRule(String base, Set<AccessKind> allowed, List<NamedToken> tokens) {

  /**
   * @throws dev.stator.unstorage.StorageException.InvalidKey if no item can have this base
   */
  public AccessRule {
    if (base.indexOf('?') >= 0) {
      throw new IllegalArgumentException("a rule's base has a ?, where a key ends: " + base);
    }
    base = StorageKey.base(base);
    if (allowed.isEmpty()) {
      throw new IllegalArgumentException("a rule must allow something: read, write");
    }
    allowed = Set.copyOf(allowed);
    tokens = List.copyOf(tokens);
  }

  /**
   * @param key a key, or a base with a {@code :} at its end, or empty for all keys
   */
  boolean covers(AccessKind kind, String key) {
    return allowed.contains(kind) && (key.startsWith(base) || (key + ":").equals(base));
  }
}
