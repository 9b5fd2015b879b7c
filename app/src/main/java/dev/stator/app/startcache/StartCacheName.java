package dev.stator.app.startcache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of the cache file that fits this JVM and the jars of a folder: {@code start-}, what the
 * start script calls the JVM, and a hash of what a JVM compares before it uses such a file.
 *
 * <p>Source: JEP 483, "Consistency of training and subsequent runs"; the guide to {@code java},
 * "Application Class Data Sharing".
 */
final class StartCacheName {
  private static final String AOT = ".aot";
  private static final String SHARED_ARCHIVE = ".jsa";

  /** The start script takes the same way from the same version on. */
  private static final int AOT_SINCE = 25;

  private static final List<String> JVM =
      List.of("java.vm.name", "java.vm.vendor", "java.vm.version", "os.arch");
  private static final int HASH_BYTES = 8;
  private static final Pattern NAME =
      Pattern.compile("start-(?:([\\w.+-]+)-)?[0-9a-f]{" + 2 * HASH_BYTES + "}\\.(?:aot|jsa)");

  private StartCacheName() {}

  /** The ending of a cache file of this JVM. */
  static String ending() {
    return Runtime.version().feature() >= AOT_SINCE ? AOT : SHARED_ARCHIVE;
  }

  /** Whether {@code file} is called as a cache file of any JVM and any jars. */
  static boolean isOne(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  /** The JVM whose cache file is called like {@code file}; empty as it was in former versions. */
  static String jvmOf(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() && name.group(1) != null ? name.group(1) : "";
  }

  /**
   * @param lib the folder of the jars; their names, sizes and times (in seconds) count
   * @param jvm this JVM, as the start script calls it: letters, digits and {@code _.+-}
   */
  static String of(Path lib, String jvm) throws IOException {
    MessageDigest hash = sha256();
    for (String property : JVM) {
      add(hash, System.getProperty(property, ""));
    }
    List<Path> jars;
    try (Stream<Path> files = Files.list(lib)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path jar : jars) {
      add(hash, jar.getFileName().toString());
      add(hash, String.valueOf(Files.size(jar)));
      add(hash, String.valueOf(Files.getLastModifiedTime(jar).to(TimeUnit.SECONDS)));
    }
    String digits = HexFormat.of().formatHex(hash.digest(), 0, HASH_BYTES);
    return "start-" + jvm + "-" + digits + ending();
  }

  private static void add(MessageDigest hash, String text) {
    hash.update(text.getBytes(StandardCharsets.UTF_8));
    hash.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}
