package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.ItemSize;

/**
 * What a single UpdateItem is charged for by its request alone, in bytes of the 400 KB limit: the
 * names and values that it carries, and a fixed cost for each of its actions and operators. The
 * item it meets does not matter. The service documents none of these figures; they were measured
 * against it.
 */
final class UpdateCharge {
  static final int UPDATE_BYTES = 3;

  private static final int WRITING_ACTION_BYTES = 19;
  private static final int REMOVING_ACTION_BYTES = 1;
  private static final int SUM_BYTES = 34;
  private static final int DIFFERENCE_BYTES = 37;
  private static final int IF_NOT_EXISTS_BYTES = 39;
  private static final int LIST_APPEND_BYTES = 37;

  /** Each step of a target after its attribute costs this besides the step itself. */
  private static final int TARGET_STEP_BYTES = 4;

  private static final int REFERENCE_BYTES = 1;

  /** Each part of a path that is read costs this besides the part itself. */
  private static final int REFERENCE_PART_BYTES = 14;

  private UpdateCharge() {}

  static long of(DocumentPath target, UpdateAction action) {
    long bytes = target(target);
    return bytes
        + switch (action) {
          case UpdateAction.Assign(UpdateValue value) -> WRITING_ACTION_BYTES + operand(value);
          case UpdateAction.Add(AttributeValue added) -> WRITING_ACTION_BYTES + ItemSize.of(added);
          case UpdateAction.Append(AttributeValue.L added) ->
              WRITING_ACTION_BYTES + ItemSize.of(added);
          case UpdateAction.Remove remove -> REMOVING_ACTION_BYTES;
          case UpdateAction.Delete delete -> REMOVING_ACTION_BYTES;
          case UpdateAction.OfSameType(AttributeValue operand, UpdateAction checked) ->
              of(target, checked) - bytes;
        };
  }

  private static long operand(UpdateValue value) {
    return switch (value) {
      case UpdateValue.Literal(AttributeValue literal) -> ItemSize.of(literal);
      case UpdateValue.Reference(DocumentPath path) -> reference(path);
      case UpdateValue.IfNotExists(DocumentPath path, UpdateValue otherwise) ->
          IF_NOT_EXISTS_BYTES + reference(path) + operand(otherwise);
      case UpdateValue.ListAppend(UpdateValue first, UpdateValue second) ->
          LIST_APPEND_BYTES + operand(first) + operand(second);
      case UpdateValue.Sum(UpdateValue left, UpdateValue right) ->
          SUM_BYTES + operand(left) + operand(right);
      case UpdateValue.Difference(UpdateValue left, UpdateValue right) ->
          DIFFERENCE_BYTES + operand(left) + operand(right);
    };
  }

  private static long target(DocumentPath path) {
    long bytes = ItemSize.utf8(path.attribute());
    for (DocumentPath.Step step : path.steps()) {
      bytes += TARGET_STEP_BYTES + step(step);
    }
    return bytes;
  }

  private static long reference(DocumentPath path) {
    long bytes = (long) REFERENCE_BYTES + REFERENCE_PART_BYTES + ItemSize.utf8(path.attribute());
    for (DocumentPath.Step step : path.steps()) {
      bytes += REFERENCE_PART_BYTES + step(step);
    }
    return bytes;
  }

  private static long step(DocumentPath.Step step) {
    return switch (step) {
      case DocumentPath.Step.Entry(String name) -> ItemSize.utf8(name);
      case DocumentPath.Step.Element(int index) -> Integer.toString(index).length();
    };
  }
}
