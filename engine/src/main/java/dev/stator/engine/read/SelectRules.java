package dev.stator.engine.read;

import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.validation.PageRules;
import dev.stator.model.EngineError;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes a read of an index may ask for: of a global one those that it has, of a local
 * one all, since the others are read from the table.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Select"; Developer Guide, "Attribute projections";
 * texts as the service answers them.
 */
final class SelectRules {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private SelectRules() {}

  /** ALL_ATTRIBUTES needs an index that has them all, or can get them. */
  static void checkAllAttributes(ReadTarget target, @Nullable String select) {
    SecondaryIndex index = target.index();
    if (index != null
        && index.isGlobal()
        && PageRules.ALL.equals(select)
        && !target.hasAllAttributes()) {
      throw new EngineError.Validation(
          INVALID
              + "Select type ALL_ATTRIBUTES is not supported for global secondary index "
              + index.name()
              + " because its projection type is not ALL");
    }
  }

  /**
   * Whether whole items have to be read, because attributes are asked for that an index does not
   * have.
   *
   * @throws EngineError.Validation if the index is a global one
   */
  static boolean wantsWholeItems(
      ReadTarget target, @Nullable String select, ReadExpressions expressions) {
    SecondaryIndex index = target.index();
    if (index == null || target.hasAllAttributes()) {
      return false;
    }
    List<String> missing =
        expressions.projection() == null
            ? List.of()
            : missing(index, expressions.projection().topLevelNames());
    if (!missing.isEmpty() && index.isGlobal()) {
      throw new EngineError.Validation(
          INVALID
              + "Global secondary index "
              + index.name()
              + " does not project ["
              + String.join(", ", missing)
              + "]");
    }
    return !missing.isEmpty() || PageRules.ALL.equals(select);
  }

  /** A Query's filter can only be applied to what is read. */
  static void checkFilter(ReadTarget target, boolean wholeItems, ReadExpressions expressions) {
    SecondaryIndex index = target.index();
    if (index == null || wholeItems || expressions.filter() == null) {
      return;
    }
    // In the order of such a set, as the service tells them.
    Set<String> missing = new HashSet<>(missing(index, expressions.filter().topLevelNames()));
    if (!missing.isEmpty()) {
      throw new EngineError.Validation(
          INVALID
              + "Secondary index "
              + index.name()
              + " does not project one or more filter attributes: ["
              + String.join(", ", missing)
              + "]");
    }
  }

  private static List<String> missing(SecondaryIndex index, Collection<String> names) {
    return names.stream().filter(name -> !index.projects(name)).distinct().toList();
  }
}
