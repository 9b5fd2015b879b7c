package dev.stator.app.wiring;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.ComponentDocument;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Source: Dapr docs, "Component schema", {@code initTimeout}. */
final class InitTimeout {
  private InitTimeout() {}

  /**
   * Does the part of a component's start that waits for its table.
   *
   * @throws StartFailure if that takes longer than the component says; it is given up then
   */
  static void within(ComponentDocument component, Runnable start) {
    FutureTask<@Nullable Void> task = new FutureTask<>(start, null);
    Thread.ofVirtual().name("init-" + component.metadata().name()).start(task);
    try {
      task.get(component.initTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      task.cancel(true);
      throw failure(component, "took longer to start than its initTimeout", late);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : failure(component, "did not start: " + failed.getCause(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failure(component, "was interrupted in its start", interrupted);
    }
  }

  private static StartFailure failure(ComponentDocument component, String reason, Exception cause) {
    return new StartFailure(
        ExitCode.BACKEND,
        component.metadata().position()
            + ": "
            + component.metadata().title()
            + " "
            + reason
            + " ("
            + component.initTimeout().toMillis()
            + " ms)",
        cause);
  }
}
