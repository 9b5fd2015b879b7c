package dev.stator.app.config;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where daprd looks for pluggable components, and under which names it finds ours.
 *
 * <p>Source: Dapr docs, "Pluggable components", section "Register a pluggable component".
 *
 * @param names of the sockets, without their ending; at least one
 * @param rights of the sockets
 */
public record PluggableConfig(Path folder, List<String> names, Set<PosixFilePermission> rights) {
  static final String FOLDER_DEFAULT = "/tmp/dapr-components-sockets";

  /** daprd and its SDKs read the first one; its injector for Kubernetes writes the second one. */
  private static final List<String> FOLDER_VARIABLES =
      List.of("DAPR_COMPONENTS_SOCKETS_FOLDER", "DAPR_COMPONENT_SOCKETS_FOLDER");

  private static final int MODE_MAX = 0777;

  /** The bits of a mode, from the highest. */
  private static final List<PosixFilePermission> BITS =
      List.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  public PluggableConfig {
    names = List.copyOf(names);
    rights = Set.copyOf(rights);
  }

  /**
   * @param environment the value of a variable, or null
   */
  static PluggableConfig from(Settings settings, Function<String, @Nullable String> environment) {
    return new PluggableConfig(folder(settings, environment), names(settings), rights(settings));
  }

  private static Path folder(Settings settings, Function<String, @Nullable String> environment) {
    String given = settings.text(Setting.DAPR_COMPONENTS_FOLDER);
    if (settings.isGiven(Setting.DAPR_COMPONENTS_FOLDER)) {
      if (given.isBlank()) {
        throw settings.wrong(Setting.DAPR_COMPONENTS_FOLDER, "is empty");
      }
      return Path.of(given);
    }
    for (String variable : FOLDER_VARIABLES) {
      @Nullable String value = environment.apply(variable);
      if (value != null && !value.isBlank()) {
        return Path.of(value);
      }
    }
    return Path.of(FOLDER_DEFAULT);
  }

  private static List<String> names(Settings settings) {
    List<String> names = new ArrayList<>(settings.names(Setting.DAPR_COMPONENTS_NAMES));
    if (names.isEmpty()) {
      throw settings.wrong(Setting.DAPR_COMPONENTS_NAMES, "names no socket");
    }
    for (String name : names) {
      if (name.startsWith(".") || !name.matches("[A-Za-z0-9._-]+")) {
        throw settings.wrong(
            Setting.DAPR_COMPONENTS_NAMES,
            "has '" + name + "': a name is of letters, digits, dots, '-' and '_'");
      }
    }
    return names;
  }

  private static Set<PosixFilePermission> rights(Settings settings) {
    String text = settings.text(Setting.DAPR_COMPONENTS_MODE);
    int mode;
    try {
      mode = Integer.parseInt(text, 8);
    } catch (NumberFormatException notOctal) {
      mode = -1;
    }
    if (mode < 0 || mode > MODE_MAX) {
      throw settings.wrong(
          Setting.DAPR_COMPONENTS_MODE,
          "must be rights of a file in octal digits, such as 660, not '" + text + "'");
    }
    Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < BITS.size(); bit++) {
      if ((mode & (1 << (BITS.size() - 1 - bit))) != 0) {
        rights.add(BITS.get(bit));
      }
    }
    return rights;
  }
}
