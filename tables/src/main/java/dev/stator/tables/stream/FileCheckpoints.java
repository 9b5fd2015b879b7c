package dev.stator.tables.stream;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Checkpoints as files in a folder, one for each reader. A file is written aside, synced and then
 * moved over the old one, so that it is always whole.
 */
public final class FileCheckpoints implements CheckpointStore {
  private static final String SUFFIX = ".checkpoint.json";

  private final Path folder;
  private final ReentrantLock saving = new ReentrantLock();

  /**
   * @param folder is made when the first checkpoint is saved
   */
  public FileCheckpoints(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Checkpoint> load(String reader) {
    Path file = file(reader);
    try {
      return Optional.of(CheckpointFormat.read(Files.readString(file), file.toString()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failure) {
      throw failed("read", file, failure);
    }
  }

  @Override
  public void save(String reader, Checkpoint checkpoint) {
    Path file = file(reader);
    Path aside = folder.resolve(file.getFileName() + ".new");
    saving.lock();
    try {
      Files.createDirectories(folder);
      write(aside, CheckpointFormat.write(checkpoint).getBytes(StandardCharsets.UTF_8));
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw failed("write", file, failure);
    } finally {
      saving.unlock();
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private Path file(String reader) {
    // Escaped, a name has no separator; a leading dot is kept from making it "..".
    return folder.resolve("r-" + URLEncoder.encode(reader, StandardCharsets.UTF_8) + SUFFIX);
  }

  private static CheckpointException failed(String verb, Path file, IOException cause) {
    return new CheckpointException(
        "cannot %s the checkpoint %s: %s".formatted(verb, file, cause.getMessage()), cause);
  }
}
