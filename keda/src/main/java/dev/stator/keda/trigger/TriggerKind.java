package dev.stator.keda.trigger;

/** The two triggers. */
public enum TriggerKind {
  ITEMS(ItemTrigger.TYPE),
  STREAM(StreamTrigger.TYPE);

  private final String type;

  TriggerKind(String type) {
    this.type = type;
  }

  /** As a ScaledObject writes it. */
  public String type() {
    return type;
  }
}
