package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.KedaResource;
import dev.stator.app.resources.Resources;
import dev.stator.keda.manifest.ScaledDocument;
import dev.stator.keda.manifest.TriggerDocument;
import dev.stator.keda.trigger.IdentityOwner;
import dev.stator.keda.trigger.Trigger;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.keda.trigger.TriggerParser;
import java.util.ArrayList;
import java.util.List;

/** Whether the triggers of a file would run in a cluster, as far as the file tells. */
final class ConvertibleTriggers {
  private static final String KEY_ID = "awsAccessKeyID";
  private static final String AWS = "aws-dynamodb";

  private final Terminal terminal;

  /**
   * @param terminal is told what is strange but not wrong
   */
  ConvertibleTriggers(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * What the scaler would refuse when it starts in its pod is refused here.
   *
   * @throws StartFailure every wrong trigger, with file and line
   */
  void check(Resources resources) {
    List<String> problems = new ArrayList<>();
    for (KedaResource resource : resources.all(KedaResource.class)) {
      if (resource.manifest() instanceof ScaledDocument scaled) {
        for (TriggerDocument trigger : scaled.triggers()) {
          if (trigger.isServed()) {
            check(trigger, scaled, problems);
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new StartFailure(ExitCode.USAGE, problems);
    }
  }

  private void check(TriggerDocument trigger, ScaledDocument scaled, List<String> problems) {
    TriggerContext known = trigger.context(scaled);
    try {
      if (trigger.authentication() == null) {
        requireIdentity(trigger, TriggerParser.parse(trigger.metadata(), known));
      } else {
        // Its Secret is in the cluster, and may have the region.
        TriggerParser.parse(trigger.metadata(), known.withRegion(TriggerContext.REGION_ELSEWHERE));
      }
    } catch (TriggerException wrong) {
      wrong.text().lines().forEach(line -> problems.add(trigger.position() + ": " + line));
    }
    for (String unknown : TriggerParser.unknown(trigger.metadata())) {
      terminal.warn(
          trigger.position()
              + ": metadata."
              + unknown
              + " means nothing to this trigger; a typing error?");
    }
  }

  /** A converted one has its identity, if any, with the scaler. */
  private static void requireIdentity(TriggerDocument document, Trigger trigger) {
    boolean named =
        document.metadata().keySet().stream().anyMatch(field -> field.startsWith(KEY_ID));
    if (document.type().startsWith(AWS) && trigger.identityOwner() == IdentityOwner.POD && !named) {
      throw new TriggerException(
          KEY_ID
              + " not found: the trigger has no authenticationRef, and its identityOwner is pod");
    }
  }
}
