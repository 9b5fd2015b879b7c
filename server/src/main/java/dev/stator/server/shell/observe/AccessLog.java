package dev.stator.server.shell.observe;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each answered request, in {@code name=value} pairs (see {@link AccessLine}). Written
 * by a thread of its own: where it cannot keep up, lines are dropped, and a line tells how many;
 * requests never wait for it.
 */
public final class AccessLog implements ExchangeObserver, AutoCloseable {
  /** Lines that wait for the writer. */
  static final int WAITING_MAX = 16_384;

  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  private final OutputStream out;
  private final boolean closesOut;
  private final AccessLine line;
  private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer;
  private volatile boolean closed;

  private sealed interface Entry {
    record Line(String text) implements Entry {}

    record End() implements Entry {}
  }

  private AccessLog(OutputStream out, boolean closesOut, Clock clock) {
    this.out = out;
    this.closesOut = closesOut;
    this.line = new AccessLine(clock);
    this.writer = Thread.ofPlatform().daemon().name("stator-access-log").unstarted(this::write);
    writer.start();
  }

  /** Writes to a stream that somebody else closes, such as the process's output. */
  public static AccessLog to(OutputStream out, Clock clock) {
    return new AccessLog(out, false, clock);
  }

  /**
   * Appends to a file, making it if it is missing.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static AccessLog to(Path file, Clock clock) {
    try {
      OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new AccessLog(out, true, clock);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  @Override
  public void answered(Exchange exchange) {
    if (closed || !waiting.offer(new Entry.Line(line.of(exchange)))) {
      dropped.incrementAndGet();
    }
  }

  private void write() {
    List<Entry> entries = new ArrayList<>();
    boolean ended = false;
    while (!ended) {
      entries.clear();
      try {
        entries.add(waiting.take());
        waiting.drainTo(entries);
        ended = write(entries);
      } catch (IOException failed) {
        // Told once: a full disk must not fill the process's log as well.
        LOG.error("the access log cannot be written and ends here", failed);
        ended = true;
        closed = true;
      } catch (InterruptedException interrupted) {
        ended = true;
      }
    }
  }

  /**
   * @return whether the end was among them
   */
  private boolean write(List<Entry> entries) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean ended = false;
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Line(String one) -> text.append(one).append('\n');
        case Entry.End end -> ended = true;
      }
    }
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      text.append("dropped=").append(lost).append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    return ended;
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (writer.isAlive()) {
        waiting.put(new Entry.End());
      }
      writer.join();
      if (closesOut) {
        out.close();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      LOG.error("the access log was not closed cleanly", failed);
    }
  }
}
