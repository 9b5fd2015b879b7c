package dev.stator.tables.stream;

import java.time.Duration;

/**
 * How a {@link StreamReader} reads.
 *
 * @param reader its name: the checkpoint's
 * @param table the table whose changes it reads
 * @param start where it starts if there is no checkpoint
 * @param recordsMax handed out at a time, 1 to 1000
 * @param pause after a shard had nothing new until it is asked again. AWS allows five questions a
 *     second to a shard
 */
public record StreamReaderSettings(
    String reader, String table, Start start, int recordsMax, Duration pause) {
  /** The most that GetRecords gives. */
  public static final int RECORDS_MAX = 1000;

  public static final Duration PAUSE_DEFAULT = Duration.ofSeconds(1);

  /** Where to start without a checkpoint. */
  public enum Start {
    /** With all that the stream still has: 24 hours. */
    OLDEST,
    /** With what is written from now on. */
    NEW
  }

  public StreamReaderSettings {
    if (reader.isBlank() || table.isBlank()) {
      throw new IllegalArgumentException("the names of reader and table must not be empty");
    }
    if (recordsMax < 1 || recordsMax > RECORDS_MAX) {
      throw new IllegalArgumentException(
          "records at a time: " + recordsMax + " is not between 1 and " + RECORDS_MAX);
    }
    if (pause.isNegative()) {
      throw new IllegalArgumentException("pause " + pause + " is negative");
    }
  }

  public StreamReaderSettings(String reader, String table, Start start) {
    this(reader, table, start, RECORDS_MAX, PAUSE_DEFAULT);
  }
}
