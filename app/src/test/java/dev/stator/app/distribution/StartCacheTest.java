package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.startcache.StartCacheMaking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the distribution that have no start cache. */
class StartCacheTest {
  private static final Path DISTRIBUTION = Path.of("target/dist");
  private static final String MADE = "The next start takes half the time: its cache is ";

  @TempDir Path folder;

  private Path home;
  private Path lib;
  private Path userCache;
  private Map<String, String> environment;

  @BeforeEach
  void copy() throws IOException {
    home = folder.toRealPath().resolve("stator home");
    lib = home.resolve("lib");
    userCache = folder.toRealPath().resolve("cache");
    environment =
        Map.of(
            StartCacheMaking.VARIABLE,
            "on",
            "XDG_CACHE_HOME",
            userCache.toString(),
            "JAVA_HOME",
            System.getProperty("java.home"));
    try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
      for (Path file : files.filter(file -> !isOfCache(file)).toList()) {
        Files.copy(
            file,
            home.resolve(DISTRIBUTION.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @Test
  void is_made_after_the_first_start_beside_that_of_another_jvm_and_used_by_the_second()
      throws IOException {
    String ofOther = "start-Other-21.0.1+1-ffffffffffffffff";
    for (String useless : List.of("start-0000000000000000", ofOther)) {
      Files.writeString(lib.resolve(useless + ".aot"), "useless");
      Files.writeString(lib.resolve(useless + ".jsa"), "useless");
    }
    try (StatorProcess first = serve(script())) {
      first.awaitAlive(() -> first.out().contains(MADE + lib));
      assertThat(first.terminate().exitCode()).isEqualTo(0);
      assertThat(first.err()).isEmpty();
    }
    assertThat(cacheFilesIn(lib))
        .hasSize(3)
        .contains(ofOther + ".aot", ofOther + ".jsa")
        .allMatch(name -> name.startsWith("start-" + jvm()) || name.startsWith(ofOther));
    assertThat(lib.resolve("start.part")).doesNotExist();
    assertThat(isMappedBySecond(script())).isTrue();
    assertThat(userCache).doesNotExist();
  }

  @Test
  void is_made_in_the_users_folder_if_lib_cannot_be_written() throws IOException {
    Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("r-xr-xr-x"));
    try (StatorProcess first = serve(withoutOverride())) {
      first.awaitAlive(() -> first.out().contains(MADE + userCache));
      assertThat(first.terminate().exitCode()).isEqualTo(0);
      assertThat(first.err()).isEmpty();
    }
    assertThat(cacheFilesIn(lib)).isEmpty();
    assertThat(isMappedBySecond(withoutOverride())).isTrue();
  }

  @Test
  void is_warned_of_once_if_it_can_be_written_nowhere() throws IOException {
    Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("r-xr-xr-x"));
    Files.writeString(userCache, "not a folder");
    try (StatorProcess process = serve(withoutOverride())) {
      process.awaitAlive(() -> process.err().endsWith("\n"));
      assertThat(process.err())
          .startsWith("stator: warning: no cache for faster starts: cannot write " + userCache)
          .hasLineCount(1);
    }
  }

  @Test
  void is_given_up_with_the_server_and_leaves_nothing() throws IOException {
    try (StatorProcess first = serve(script())) {
      first.awaitAlive(() -> Files.exists(lib.resolve("start.part").resolve("log")));
      assertThat(first.terminate().exitCode()).isEqualTo(0);
      assertThat(first.err()).isEmpty();
      assertThat(first.out()).doesNotContain(MADE).endsWith("Stopped; the store is closed.\n");
    }
    assertThat(cacheFilesIn(lib)).isEmpty();
    assertThat(lib.resolve("start.part")).doesNotExist();
    assertThat(
            ProcessHandle.allProcesses()
                .filter(one -> one.info().commandLine().orElse("").contains(lib.toString())))
        .isEmpty();
  }

  @Test
  void is_refused_if_the_wish_for_it_is_not_understood() {
    Map<String, String> wrong = Map.of(StartCacheMaking.VARIABLE, "maybe");
    try (StatorProcess process = StatorProcess.startIn(wrong, folder, "serve", "--memory")) {
      assertThat(process.exitCode()).isEqualTo(2);
      assertThat(process.err())
          .isEqualTo("stator: STATOR_START_CACHE must be on or off, not 'maybe'\n");
    }
  }

  /** As the script calls the JVM of this test, which it uses, too. */
  private static String jvm() {
    String vendor = System.getProperty("java.vendor").split("[^A-Za-z0-9]")[0];
    return vendor + "-" + System.getProperty("java.runtime.version") + "-";
  }

  /** By the JVM's own word on where a class came from. */
  private boolean isMappedBySecond(List<String> script) throws IOException {
    Path log = folder.resolve("classes.log");
    Map<String, String> logging = new HashMap<>(environment);
    logging.put("JAVA_OPTS", "-Xlog:class+load:file=" + log);
    try (StatorProcess second = StatorProcess.serveBy(script, logging, folder, "--memory")) {
      assertThat(second.terminate().exitCode()).isEqualTo(0);
      assertThat(second.err()).isEmpty();
      assertThat(second.out()).doesNotContain(MADE);
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.anyMatch(line -> line.contains(" dev.stator.app.Main source: shared objects"));
    }
  }

  private StatorProcess serve(List<String> script) {
    return StatorProcess.serveBy(script, environment, folder, "--memory");
  }

  private List<String> script() {
    return List.of(home.resolve("bin").resolve("stator").toString());
  }

  /** Without the power of root to write what is read-only, if this is root. */
  private List<String> withoutOverride() {
    List<String> words = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      words.addAll(List.of("setpriv", "--bounding-set", "-dac_override"));
    }
    words.addAll(script());
    return words;
  }

  private static boolean isOfCache(Path file) {
    return file.getFileName().toString().startsWith("start");
  }

  private static List<String> cacheFilesIn(Path lib) throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("start-"))
          .toList();
    }
  }
}
