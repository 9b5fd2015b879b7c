package dev.stator.engine.comparison;

/** Answers requests as the reference does. */
interface Answering extends AutoCloseable {
  Object answer(Request request);

  /** What the last refusal said, for the report only. */
  String lastMessage();

  @Override
  void close();
}
