package dev.stator.server.shell;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what one class logs, instead of showing it, until it is closed. */
public final class KeptLog implements AutoCloseable {
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Handler keeping = new KeepingHandler();
  private final Logger logger;

  private KeptLog(Logger logger) {
    this.logger = logger;
    logger.addHandler(keeping);
    logger.setUseParentHandlers(false);
  }

  public static KeptLog of(Class<?> logging) {
    return new KeptLog(Logger.getLogger(logging.getName()));
  }

  /** What was logged until now. */
  public List<LogRecord> records() {
    return List.copyOf(records);
  }

  /** What was logged until now, as people read it. */
  public List<String> messages() {
    SimpleFormatter formatter = new SimpleFormatter();
    return records.stream().map(formatter::formatMessage).toList();
  }

  @Override
  public void close() {
    logger.removeHandler(keeping);
    logger.setUseParentHandlers(true);
  }

  private final class KeepingHandler extends Handler {
    @Override
    public void publish(LogRecord logged) {
      records.add(logged);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
