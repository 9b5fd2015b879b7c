package dev.stator.server.shell.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A certificate or key cannot be used. The message is one line that names the file. */
public final class TlsFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TlsFileException(Path file, String reason) {
    this(file, reason, null);
  }

  TlsFileException(Path file, String reason, @Nullable Exception cause) {
    super(file + " " + reason, cause);
  }
}
