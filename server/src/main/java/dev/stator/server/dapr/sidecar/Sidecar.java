package dev.stator.server.dapr.sidecar;

import dev.stator.server.shell.Readiness;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all protocols of one application's sidecar share.
 *
 * @param readiness asked whenever somebody asks for the sidecar's health
 * @param labels what applications noted with it
 * @param shutdown ends the process in good order; returns at once
 * @param inFlight where large answers are counted while they are made
 * @param application null if none was told of
 */
public record Sidecar(
    DaprSettings settings,
    DaprComponents components,
    Supplier<Readiness> readiness,
    Labels labels,
    Runnable shutdown,
    InFlight inFlight,
    @Nullable AppConnection application) {

  /** Without labels so far, on its own, and without an application. */
  public Sidecar(
      DaprSettings settings,
      DaprComponents components,
      Supplier<Readiness> readiness,
      Runnable shutdown) {
    this(
        settings,
        components,
        readiness,
        new Labels(),
        shutdown,
        new InFlight(ServerLimits.DEFAULT),
        null);
  }
}
