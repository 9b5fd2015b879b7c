package dev.stator.engine.validation;

import dev.stator.model.EngineError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the members of one request, for the one answer that lists it: "2
 * validation errors detected: Value ... at ... failed to satisfy constraint: Member must ...".
 *
 * <p>Members are named by their path, in lower camel case, as the service does. Absent members
 * satisfy every constraint but {@link #required}.
 */
public final class Constraints {
  /** The service lists no more than this. */
  private static final int ERRORS_MAX = 10;

  private final List<String> errors = new ArrayList<>();

  public Constraints required(String path, @Nullable Object value) {
    return value != null ? this : fail(path, null, "not be null");
  }

  /** One of {@code values}, which the answer lists in this order. */
  public Constraints oneOf(String path, @Nullable String value, List<String> values) {
    return value == null || values.contains(value)
        ? this
        : fail(path, value, "satisfy enum value set: [" + String.join(", ", values) + "]");
  }

  public Constraints atLeast(String path, @Nullable Number value, long min) {
    return value == null || value.longValue() >= min
        ? this
        : fail(path, value, "have value greater than or equal to " + min);
  }

  public Constraints atMost(String path, @Nullable Number value, long max) {
    return value == null || value.longValue() <= max
        ? this
        : fail(path, value, "have value less than or equal to " + max);
  }

  public Constraints length(String path, @Nullable String value, int min, int max) {
    if (value == null) {
      return this;
    }
    if (value.length() < min) {
      fail(path, value, "have length greater than or equal to " + min);
    }
    return value.length() <= max
        ? this
        : fail(path, value, "have length less than or equal to " + max);
  }

  public Constraints size(String path, @Nullable List<?> value, int min, int max) {
    if (value == null) {
      return this;
    }
    if (value.size() < min) {
      fail(path, value, "have length greater than or equal to " + min);
    }
    return value.size() <= max
        ? this
        : fail(path, value, "have length less than or equal to " + max);
  }

  /** Records what the others cannot say; {@code rule} goes on from "Member must ". */
  public Constraints fail(String path, @Nullable Object value, String rule) {
    String shown = value == null ? "Value null" : "Value '" + value + "'";
    return add(shown + " at '" + path + "' failed to satisfy constraint: Member must " + rule);
  }

  /** Records an error in its own words. */
  public Constraints add(String error) {
    if (errors.size() < ERRORS_MAX) {
      errors.add(error);
    }
    return this;
  }

  /**
   * @throws EngineError.Validation if any constraint failed
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw new EngineError.Validation(
          errors.size()
              + (errors.size() == 1 ? " validation error" : " validation errors")
              + " detected: "
              + String.join("; ", errors));
    }
  }
}
