package dev.stator.app.config;

import dev.stator.model.naming.Suggestion;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The front ends to start.
 *
 * @param chosen at least one
 */
public record FrontEndsConfig(Set<FrontEnd> chosen) {
  public FrontEndsConfig {
    chosen = Collections.unmodifiableSet(EnumSet.copyOf(chosen));
  }

  static FrontEndsConfig from(Settings settings) {
    EnumSet<FrontEnd> chosen = EnumSet.noneOf(FrontEnd.class);
    for (String name : settings.text(Setting.FRONT_ENDS).split(",", -1)) {
      chosen.add(
          FrontEnd.named(name.strip())
              .orElseThrow(
                  () ->
                      settings.wrong(
                          Setting.FRONT_ENDS,
                          name.isBlank()
                              ? "has an empty name; known: " + FrontEnd.names()
                              : "has no front end '" + name.strip() + "'" + known(name.strip()))));
    }
    if (settings.isGiven(Setting.DAPR_COMPONENTS_FOLDER)) {
      chosen.add(FrontEnd.PLUGGABLE);
    }
    return new FrontEndsConfig(chosen);
  }

  private static String known(String mistyped) {
    String suggestion =
        Suggestion.among(Arrays.stream(FrontEnd.values()).map(FrontEnd::label).toList(), mistyped);
    return suggestion.startsWith("; known")
        ? suggestion
        : suggestion + " Known: " + FrontEnd.names();
  }
}
