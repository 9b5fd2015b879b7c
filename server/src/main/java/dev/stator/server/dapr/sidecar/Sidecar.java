package dev.stator.server.dapr.sidecar;

import dev.stator.server.shell.Readiness;
import java.util.function.Supplier;

/**
 * What all protocols of one application's sidecar share.
 *
 * @param readiness asked whenever somebody asks for the sidecar's health
 * @param labels what applications noted with it
 * @param shutdown ends the process in good order; returns at once
 */
public record Sidecar(
    DaprSettings settings,
    DaprComponents components,
    Supplier<Readiness> readiness,
    Labels labels,
    Runnable shutdown) {

  /** Without labels so far. */
  public Sidecar(
      DaprSettings settings,
      DaprComponents components,
      Supplier<Readiness> readiness,
      Runnable shutdown) {
    this(settings, components, readiness, new Labels(), shutdown);
  }
}
