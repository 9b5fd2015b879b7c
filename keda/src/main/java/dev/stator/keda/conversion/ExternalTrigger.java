package dev.stator.keda.conversion;

import dev.stator.keda.trigger.ItemTrigger;
import dev.stator.keda.trigger.StreamTrigger;
import dev.stator.keda.trigger.TriggerParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One trigger, for an external scaler. */
final class ExternalTrigger {
  /** What would travel in every call; the scaler has them from its own resources. */
  private static final Set<String> CREDENTIALS =
      Set.of("awsAccessKeyID", "awsAccessKeyIDFromEnv", "awsSecretAccessKeyFromEnv");

  private ExternalTrigger() {}

  static boolean isConverted(Map<String, Object> trigger) {
    return ItemTrigger.TYPE.equals(trigger.get("type"))
        || StreamTrigger.TYPE.equals(trigger.get("type"));
  }

  /**
   * The same trigger. Its authenticationRef goes: KEDA does not pass it on to external scalers, and
   * takes from one only what it needs for TLS.
   *
   * @param type {@code external} or {@code external-push}
   * @param authentication the TriggerAuthentication with what TLS needs; null for plain text
   */
  static Map<String, Object> of(
      Map<String, Object> trigger, String type, String address, @Nullable String authentication) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("scalerAddress", address);
    if (StreamTrigger.TYPE.equals(trigger.get("type"))) {
      metadata.put(TriggerParser.TYPE_FIELD, StreamTrigger.TYPE);
    }
    if (trigger.get("metadata") instanceof Map<?, ?> own) {
      own.forEach(
          (name, value) -> {
            if (!CREDENTIALS.contains(String.valueOf(name))) {
              metadata.put(String.valueOf(name), String.valueOf(value));
            }
          });
    }
    Map<String, Object> external = new LinkedHashMap<>();
    trigger.forEach(
        (name, value) -> {
          switch (name) {
            case "type" -> external.put(name, type);
            case "metadata" -> external.put(name, metadata);
            case "authenticationRef" -> {}
            default -> external.put(name, value);
          }
        });
    if (authentication != null) {
      external.put("authenticationRef", Members.of("name", authentication));
    }
    return external;
  }
}
