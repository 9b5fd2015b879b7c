package dev.stator.dapr.binding;

import dev.stator.tables.json.JsonFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/** Parks events in a file, one line of JSON for each, synced. */
public final class FileParking implements ParkingLot {
  private final Path file;
  private final ReentrantLock writing = new ReentrantLock();

  /**
   * @param file is made, with its folder, when the first event is parked
   */
  public FileParking(Path file) {
    this.file = file;
  }

  @Override
  public void park(ParkedEvent event) {
    byte[] json = JsonFormat.write(event.json());
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    writing.lock();
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        ByteBuffer rest = ByteBuffer.wrap(line);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
    } catch (IOException failure) {
      throw new ParkingException(
          "cannot park event " + event.event().id() + " in " + file + ": " + failure.getMessage(),
          failure);
    } finally {
      writing.unlock();
    }
  }
}
