package dev.stator.dapr;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands before an application's key in the table: the component's {@code keyPrefix}.
 *
 * <p>Source: Dapr docs, "How-To: Share state between applications".
 */
public sealed interface KeyPrefix {
  String SEPARATOR = "||";

  /** The application's id; nothing if it has none. The default. */
  record AppId() implements KeyPrefix {}

  /** The component's name. */
  record StoreName() implements KeyPrefix {}

  /** Namespace and application's id, {@code ns.app}; without a namespace as {@link AppId}. */
  record Namespace() implements KeyPrefix {}

  /** Nothing: all applications share the keys. */
  record None() implements KeyPrefix {}

  /**
   * A fixed text.
   *
   * @param prefix in lower case
   */
  record Fixed(String prefix) implements KeyPrefix {}

  /**
   * Who asks, and where.
   *
   * @param appId empty if there is none
   * @param namespace empty if there is none
   */
  record Scope(String appId, String namespace, String storeName) {}

  /**
   * @param text in any case, as Dapr lower-cases it; null or empty for {@link AppId}
   * @throws IllegalArgumentException if it contains {@code ||}
   */
  static KeyPrefix parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return new AppId();
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "appid" -> new AppId();
      case "name" -> new StoreName();
      case "namespace" -> new Namespace();
      case "none" -> new None();
      default -> new Fixed(legal(lower));
    };
  }

  /**
   * The key in the table for an application's {@code key}.
   *
   * @throws IllegalArgumentException if it contains {@code ||}
   */
  default String apply(String key, Scope scope) {
    legal(key);
    return switch (this) {
      case None none -> key;
      case StoreName name -> scope.storeName() + SEPARATOR + key;
      case Fixed fixed -> fixed.prefix() + SEPARATOR + key;
      case AppId appId -> scope.appId().isEmpty() ? key : scope.appId() + SEPARATOR + key;
      case Namespace namespace -> {
        if (scope.appId().isEmpty()) {
          yield key;
        }
        String space = scope.namespace().isEmpty() ? "" : scope.namespace() + ".";
        yield space + scope.appId() + SEPARATOR + key;
      }
    };
  }

  private static String legal(String text) {
    if (text.contains(SEPARATOR)) {
      throw new IllegalArgumentException(
          "input key/keyPrefix '" + text + "' can't contain '" + SEPARATOR + "'");
    }
    return text;
  }
}
