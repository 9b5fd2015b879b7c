package dev.stator.engine.partiql;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.partiql.Predicate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A WHERE about one item.
 *
 * @param key of the types that WHERE gives, not yet compared with the schema's
 * @param rest what must be true of the item besides
 */
record SingleItem(Item key, List<Predicate> rest) {

  /**
   * The item for whose key attributes there are equalities; null if one has none. Of two for one
   * attribute the second is left in the rest.
   */
  static @Nullable SingleItem byEqualities(@Nullable Predicate where, KeySchema keys) {
    Conjuncts conjuncts = new Conjuncts(where);
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (KeyAttribute attribute : keys.attributes()) {
      AttributeValue value = conjuncts.takeEquality(attribute.name());
      if (value == null) {
        return null;
      }
      key.put(attribute.name(), value);
    }
    return new SingleItem(new Item(key), conjuncts.rest());
  }

  /**
   * The key that WHERE names, in whatever way; null if it names none or several, or says anything
   * else.
   */
  static @Nullable Item byKeyAlone(@Nullable Predicate where, KeySchema keys) {
    Conjuncts conjuncts = new Conjuncts(where);
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (KeyAttribute attribute : keys.attributes()) {
      List<AttributeValue> values = conjuncts.takeValues(attribute.name());
      if (values == null || values.size() != 1) {
        return null;
      }
      key.put(attribute.name(), values.getFirst());
    }
    return conjuncts.rest().isEmpty() ? new Item(key) : null;
  }

  /**
   * @throws EngineError.Validation if the rest wants another value of a key attribute
   */
  SingleItem requireOneValueEach(KeySchema keys) {
    for (KeyAttribute attribute : keys.attributes()) {
      Conjuncts conjuncts = new Conjuncts(rest);
      for (AttributeValue other = conjuncts.takeEquality(attribute.name());
          other != null;
          other = conjuncts.takeEquality(attribute.name())) {
        if (!other.equals(key.get(attribute.name()))) {
          throw new EngineError.Validation(
              "Multiple conditions on same key "
                  + attribute.name()
                  + ". Only single item Update/Insert/Delete are supported");
        }
      }
    }
    return this;
  }
}
