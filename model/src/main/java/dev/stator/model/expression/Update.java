package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.AttributeValueUpdate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An update expression, parsed, or what legacy AttributeUpdates say.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Using update expressions in DynamoDB".
 */
public final class Update {
  private final PathTree<UpdateAction> actions;
  private final List<DocumentPath> targets;
  private final boolean creates;
  private final long chargedBytes;

  private Update(
      PathTree<UpdateAction> actions,
      List<DocumentPath> targets,
      boolean creates,
      long chargedBytes) {
    this.actions = actions;
    this.targets = targets;
    this.creates = creates;
    this.chargedBytes = chargedBytes;
  }

  /**
   * @throws EngineError.Validation if {@code text} is not a legal update
   */
  public static Update parse(String text, Placeholders placeholders) {
    return parse(ExpressionKind.UPDATE, text, placeholders);
  }

  /**
   * @param kind {@code UPDATE} or {@code STATEMENT_CHANGES}
   * @throws EngineError.Validation as {@link #parse(String, Placeholders)}
   */
  public static Update parse(ExpressionKind kind, String text, Placeholders placeholders) {
    UpdateParser parser = new UpdateParser(kind, text, placeholders);
    PathTree<UpdateAction> actions = parser.parse();
    return new Update(actions, parser.targets(), parser.creates(), parser.chargedBytes());
  }

  /**
   * What legacy AttributeUpdates, not empty, do.
   *
   * @param updates by the whole name of the attribute, whose action is known to be one
   * @throws EngineError.Validation if an action cannot be done with its value, or without one
   */
  public static Update of(Map<String, AttributeValueUpdate> updates) {
    PathTree<UpdateAction> actions = new PathTree<>();
    List<DocumentPath> targets = new ArrayList<>(updates.size());
    boolean creates = false;
    long chargedBytes = UpdateCharge.UPDATE_BYTES;
    Faults none = new Faults(ExpressionKind.UPDATE);
    for (Map.Entry<String, AttributeValueUpdate> update : updates.entrySet()) {
      DocumentPath target = new DocumentPath(update.getKey(), List.of());
      UpdateAction action = LegacyUpdate.action(update.getValue());
      actions.add(target, action, none);
      targets.add(target);
      creates |= action.creates();
      chargedBytes += UpdateCharge.of(target, action);
    }
    return new Update(actions, targets, creates, chargedBytes);
  }

  /**
   * What the request of a single UpdateItem counts for in the limit of 400 KB, whatever item it
   * meets: the names and values that it carries and a fixed cost for each of its actions.
   */
  public long chargedBytes() {
    return chargedBytes;
  }

  /** The top-level attributes that the update writes. */
  public Set<String> topLevelNames() {
    return DocumentPath.attributes(targets);
  }

  /** Those of them within which it writes, as into maps or lists. */
  public Set<String> nestedTopLevelNames() {
    return DocumentPath.nestedAttributes(targets);
  }

  /** The top-level attributes that get a value of the request, whatever item there is. */
  public Map<String, AttributeValue> assignedValues() {
    Map<String, AttributeValue> assigned = new LinkedHashMap<>();
    actions
        .attributes()
        .forEach(
            (name, branch) -> {
              if (branch.end() instanceof UpdateAction.Assign(UpdateValue.Literal(var value))) {
                assigned.put(name, value);
              }
            });
    return assigned;
  }

  /**
   * Whether the update of an item that does not exist creates one: not if all that it does is
   * REMOVE and DELETE.
   */
  public boolean createsItem() {
    return creates;
  }

  /**
   * The update of an item that exists. All reads are from {@code before}.
   *
   * @throws EngineError.Validation if the item does not have what the update needs, or the result
   *     cannot be stored
   */
  public Outcome apply(Item before) {
    return new Outcome(actions, before, new ItemEdit(before, true).apply(actions));
  }

  /**
   * The update of an item that does not exist: REMOVE and DELETE are without effect, even where
   * their paths lead nowhere.
   *
   * @param key the key attributes of the item to create
   * @throws EngineError.Validation as {@link #apply}
   */
  public Outcome applyToMissing(Item key) {
    return new Outcome(actions, key, new ItemEdit(key, false).apply(actions));
  }

  /** An item after its update, and the parts of it that the update was about. */
  public static final class Outcome {
    private final PathTree<UpdateAction> actions;
    private final Item before;
    private final Item after;

    private Outcome(PathTree<UpdateAction> actions, Item before, Item after) {
      this.actions = actions;
      this.before = before;
      this.after = after;
    }

    /** The whole item. */
    public Item after() {
      return after;
    }

    /** What ReturnValues UPDATED_OLD returns, possibly nothing. */
    public Item updatedOld() {
      return actions.select(before);
    }

    /**
     * What ReturnValues UPDATED_NEW returns, possibly nothing. As in the service, these are the
     * values now found at the update's paths: an element set past the end of its list is not among
     * them, the one that moved into a removed element's position is.
     */
    public Item updatedNew() {
      return actions.select(after);
    }
  }
}
