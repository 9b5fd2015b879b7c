package dev.stator.app.startcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are made and kept; the start script is one that only writes the file. */
class StartCacheFilesTest {
  private static final String OLD = "Eclipse-21.0.2+13-LTS";
  private static final String NEW = "Debian-25.0.3+9-Debian-2deb13u1";

  @TempDir Path folder;

  private Path lib;
  private Path jar;
  private Path userFolder;

  @BeforeEach
  void makeDistribution() throws IOException {
    lib = Files.createDirectories(folder.resolve("home/lib"));
    userFolder = Files.createDirectories(folder.resolve("cache"));
    jar = Files.writeString(lib.resolve("stator-app.jar"), "a jar");
    Path script = Files.createDirectories(folder.resolve("home/bin")).resolve("stator");
    Files.writeString(script, "#!/bin/sh\n[ \"$1\" = warm-up ] && echo cache >\"$2\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void each_jvm_has_a_file_of_its_own() throws IOException {
    Path ofOld = make(OLD).orElseThrow();
    Path ofNew = make(NEW).orElseThrow();

    assertThat(ofOld).hasParent(lib);
    assertThat(ofOld.getFileName().toString())
        .matches("start-Eclipse-21\\.0\\.2\\+13-LTS-[0-9a-f]{16}\\.(aot|jsa)");
    assertThat(files()).containsExactlyInAnyOrder(ofOld, ofNew);
    assertThat(make(OLD)).isEmpty();
    assertThat(make(NEW)).isEmpty();
    assertThat(files()).containsExactlyInAnyOrder(ofOld, ofNew);
  }

  @Test
  void other_jars_make_a_new_one_in_place_of_that_of_the_same_jvm() throws IOException {
    Path ofOld = make(OLD).orElseThrow();
    Path before = make(NEW).orElseThrow();
    Files.writeString(jar, "another jar");

    Path now = make(NEW).orElseThrow();

    assertThat(now).isNotEqualTo(before);
    assertThat(files()).containsExactlyInAnyOrder(ofOld, now);
  }

  @Test
  void what_former_versions_made_is_removed_and_what_is_called_otherwise_is_not()
      throws IOException {
    Files.writeString(lib.resolve("start-0123456789abcdef.aot"), "of a former version");
    Path foreign = Files.writeString(lib.resolve("start-here.aot"), "not a cache");

    Path made = make(NEW).orElseThrow();

    assertThat(files()).containsExactlyInAnyOrder(made, foreign);
  }

  @Test
  void those_used_longest_ago_go_when_there_are_too_many() throws IOException {
    Path first = make("Debian-21.0.1+1").orElseThrow();
    Path second = make("Debian-21.0.2+1").orElseThrow();
    Path third = make("Debian-21.0.3+1").orElseThrow();
    assertThat(files()).hasSize(StartCache.FILES_MAX);
    usedDaysAgo(first, 3);
    usedDaysAgo(second, 2);
    usedDaysAgo(third, 1);
    assertThat(make("Debian-21.0.1+1")).as("is used again").isEmpty();

    Path fourth = make("Debian-21.0.4+1").orElseThrow();

    assertThat(files()).containsExactlyInAnyOrder(first, third, fourth);
  }

  @Test
  void what_the_user_has_gives_way_to_what_is_in_lib_for_the_same_jvm_only() throws IOException {
    Path ofOld = usersFile(OLD, "0");
    Path ofNew = usersFile(NEW, "0");

    Path made = make(NEW).orElseThrow();

    assertThat(made).hasParent(lib);
    assertThat(ofOld).exists();
    assertThat(ofNew).doesNotExist();
    Path later = usersFile(NEW, "1");
    assertThat(make(NEW)).isEmpty();
    assertThat(later).doesNotExist();
  }

  private Path usersFile(String jvm, String digit) throws IOException {
    String name = "start-" + jvm + "-" + digit.repeat(16) + StartCacheName.ending();
    return Files.writeString(userFolder.resolve(name), "made while lib could not be written");
  }

  private Optional<Path> make(String jvm) throws IOException {
    return new StartCache(folder.resolve("home"), userFolder, jvm)
        .makeIfMissing(new RecordedStart());
  }

  private static void usedDaysAgo(Path file, int days) throws IOException {
    Instant then = Instant.now().minusSeconds(days * 86_400L);
    Files.setLastModifiedTime(file, FileTime.from(then));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(file -> file.getFileName().toString().startsWith("start-")).toList();
    }
  }
}
