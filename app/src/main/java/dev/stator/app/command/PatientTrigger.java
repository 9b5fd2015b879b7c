package dev.stator.app.command;

import java.util.HashMap;
import java.util.Map;

/** A trigger as a person asks for it, who waits longer than KEDA should. */
final class PatientTrigger {
  private static final String DEADLINE = "sampleDeadline";
  private static final String LONGEST = "60s";

  private PatientTrigger() {}

  static Map<String, String> metadata(ScalerFile.Entry entry) {
    Map<String, String> metadata = new HashMap<>(entry.document().metadata());
    metadata.put(DEADLINE, LONGEST);
    return metadata;
  }
}
