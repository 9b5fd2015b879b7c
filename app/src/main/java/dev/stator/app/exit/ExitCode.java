package dev.stator.app.exit;

/** What the process tells its parent when it ends. Scripts depend on these numbers. */
public enum ExitCode {
  /** Done, or stopped cleanly by Ctrl-C or SIGTERM: everything answered is on the disk. */
  OK(0),
  /** A bug, or something nobody foresaw. */
  UNEXPECTED(1),
  /** A flag, the configuration file or a resource file is wrong; nothing was opened. */
  USAGE(2),
  /** A port is taken, or the address is not one of this machine. */
  PORT_TAKEN(3),
  /** The data folder is locked by another process, damaged, of a newer version or not writable. */
  FOLDER(4),
  /** A table that a resource needs could not be made or reached. */
  BACKEND(5),
  /** The data folder was checked and is damaged, or disagrees with itself. */
  DAMAGED(6);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
