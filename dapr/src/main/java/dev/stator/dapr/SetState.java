package dev.stator.dapr;

/** Writes one entry, all of it. */
public record SetState(
    StateKey key, StateValue value, WriteCondition condition, TimeToLive timeToLive) {

  /** Without a condition, living as long as the component says. */
  public SetState(StateKey key, StateValue value) {
    this(key, value, new WriteCondition.Always(), new TimeToLive.OfComponent());
  }
}
