package dev.stator.model.partiql;

import java.util.List;

/** A document path: an attribute's name, then names of map entries and indexes of lists. */
public record Path(List<Step> steps) {
  public Path {
    steps = List.copyOf(steps);
  }

  /** One step down. */
  public sealed interface Step {
    record Name(String name) implements Step {}

    record Index(int index) implements Step {}
  }

  /** The top-level attribute. */
  public String attribute() {
    return ((Step.Name) steps.get(0)).name();
  }

  /** Whether this is a top-level attribute, nothing within one. */
  public boolean isAttribute() {
    return steps.size() == 1;
  }
}
