package dev.stator.store.rocksdb;

import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What a refusal to open means, by RocksDB or by the file system. */
final class OpenFailure {
  /** How RocksDB names a log that the manifest knows and that is not there, or is shorter. */
  private static final Pattern LOST_LOG =
      Pattern.compile(
          "(?:Missing WAL with log number: |Size mismatch: WAL \\(log number: )(\\d{1,18})");

  private OpenFailure() {}

  /** The number of the write log that the manifest misses, all or its end, if that is it. */
  static OptionalLong lostLog(RocksDBException failure) {
    Matcher lost = LOST_LOG.matcher(StoreCondition.text(failure));
    return lost.find() ? OptionalLong.of(Long.parseLong(lost.group(1))) : OptionalLong.empty();
  }

  static StoreOpenException of(Path folder, RocksDBException failure) {
    String text = StoreCondition.text(failure).replaceAll("\\s+", " ");
    Reason reason = reason(failure.getStatus(), text.toLowerCase(Locale.ROOT));
    String what =
        switch (reason) {
          case LOCKED -> "is open in another process";
          case DAMAGED -> "is damaged";
          case NEWER_FORMAT, NOT_ACCESSIBLE -> "is not accessible";
        };
    return new StoreOpenException(
        reason, "the store in %s %s: %s".formatted(folder, what, text), failure);
  }

  static StoreOpenException of(Path folder, IOException failure) {
    String what =
        switch (failure) {
          case AccessDeniedException denied -> "no permission for " + denied.getFile();
          case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
          case FileSystemException other when other.getReason() != null ->
              other.getReason() + ": " + other.getFile();
          default -> failure.toString();
        };
    return new StoreOpenException(
        Reason.NOT_ACCESSIBLE,
        "the store in %s is not accessible: %s".formatted(folder, what),
        failure);
  }

  static boolean isMissingCompression(RocksDBException failure) {
    Status status = failure.getStatus();
    return status != null
        && status.getCode() == Status.Code.InvalidArgument
        && StoreCondition.text(failure).contains("not linked");
  }

  private static Reason reason(@Nullable Status status, String text) {
    if (status == null) {
      return Reason.NOT_ACCESSIBLE;
    }
    return switch (status.getCode()) {
      // InvalidArgument: a file or a column family that should be there is not.
      case Corruption, InvalidArgument, NotFound -> Reason.DAMAGED;
      case IOError ->
          text.contains("while lock file") || text.contains("lock hold by")
              ? Reason.LOCKED
              : text.contains("no such file") ? Reason.DAMAGED : Reason.NOT_ACCESSIBLE;
      default -> Reason.NOT_ACCESSIBLE;
    };
  }
}
