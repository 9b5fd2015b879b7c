package dev.stator.server.shell.token;

import dev.stator.tables.Secret;
import java.util.Set;

/**
 * A token, and what it is good for.
 *
 * @param name who has it; may be logged
 * @param frontEnds the {@link dev.stator.server.shell.HttpFrontEnd#name names} of those it is good
 *     for; empty for all
 */
public record NamedToken(String name, Secret token, Set<String> frontEnds) {
  /**
   * @throws IllegalArgumentException if the token is blank: everybody could guess it
   */
  public NamedToken {
    if (token.isBlank()) {
      throw new IllegalArgumentException("token '" + name + "' is empty");
    }
    frontEnds = Set.copyOf(frontEnds);
  }

  /** A token that is good for everything it is asked for. */
  public static NamedToken of(String name, Secret token) {
    return new NamedToken(name, token, Set.of());
  }

  public boolean isGoodFor(String frontEnd) {
    return frontEnds.isEmpty() || frontEnds.contains(frontEnd);
  }
}
