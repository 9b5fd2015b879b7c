package dev.stator.engine.comparison;

/** Answers requests as the reference does. */
interface Answering extends AutoCloseable {
  Object answer(Request request);

  @Override
  void close();
}
