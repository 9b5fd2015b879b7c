package dev.stator.app.resources;

import dev.stator.unstorage.StorageException;
import dev.stator.unstorage.StorageKey;
import dev.stator.yaml.Fields;
import org.jspecify.annotations.Nullable;

/** Bases of keys, such as {@code users:admins}, in a Storage's document. */
final class Bases {
  private Bases() {}

  /** The base; empty if the field is not there. */
  static String optional(Fields fields, String name) {
    @Nullable String base = fields.optionalText(name);
    return base == null ? "" : checked(fields, name, base);
  }

  /** A base that is not that of everything. */
  static String required(Fields fields, String name) {
    String base = checked(fields, name, fields.text(name));
    if (StorageKey.normalize(base).isEmpty()) {
      throw fields.error(name, "'" + base + "' names no base, only separators");
    }
    return base;
  }

  private static String checked(Fields fields, String name, String base) {
    if (base.indexOf('?') >= 0) {
      throw fields.error(name, "'" + base + "' has a ?, and no key has what follows one");
    }
    try {
      StorageKey.base(base);
    } catch (StorageException.InvalidKey dots) {
      throw fields.error(name, "'" + base + "' has a segment . or .., which no key has");
    }
    return base;
  }
}
