package dev.stator.engine.statistics;

import java.util.concurrent.atomic.DoubleAdder;

/** The capacity units that a table and its indexes have consumed. For many threads. */
public final class ConsumedUnits {
  private final DoubleAdder read = new DoubleAdder();
  private final DoubleAdder written = new DoubleAdder();

  public void addRead(double units) {
    read.add(units);
  }

  public void addWritten(double units) {
    written.add(units);
  }

  public double read() {
    return read.sum();
  }

  public double written() {
    return written.sum();
  }
}
