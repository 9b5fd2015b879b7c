package dev.stator.unstorage;

/** A watch in progress. Closing it ends it; closing it twice does nothing. */
@FunctionalInterface
public interface Watch extends AutoCloseable {
  @Override
  void close();
}
