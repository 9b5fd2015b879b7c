package dev.stator.server.dapr.sidecar;

import dev.stator.dapr.KeyPrefix;

/** The application's keys and those in the table, which have the component's prefix. */
public record StateKeys(DaprSettings settings, Wording wording) {

  /**
   * @throws DaprError if the application may not use this key
   */
  String inTable(DaprComponents.Store store, String key) {
    try {
      return store.store().settings().keyPrefix().apply(key, scope(store));
    } catch (IllegalArgumentException illegal) {
      throw StateErrors.illegalKey(
          store.name(), key, wording.illegalKey(String.valueOf(illegal.getMessage())));
    }
  }

  /** What every key of the application begins with. */
  String prefix(DaprComponents.Store store) {
    return store.store().settings().keyPrefix().apply("", scope(store));
  }

  private KeyPrefix.Scope scope(DaprComponents.Store store) {
    return new KeyPrefix.Scope(settings.appId(), settings.namespace(), store.name());
  }
}
