package dev.stator.server.shell;

/**
 * One interface that some program already speaks, over HTTP. For many threads: each request is
 * served on its own virtual thread, and answering may block.
 */
public interface HttpFrontEnd {

  /** One word for logs and metrics, such as {@code dynamodb}. */
  String name();

  /**
   * Whether this front end answers {@code request}. Decided by method, path and headers, never by
   * the body. Of the front ends of a listener the first that takes a request answers it.
   */
  boolean takes(HttpRequest request);

  /**
   * Answers. Every error that a client can cause is an answer too; what is thrown is a fault of
   * ours: it is logged with its stack, and the client gets {@link Refusal#INTERNAL_FAILURE}.
   */
  HttpAnswer answer(HttpRequest request);

  /**
   * What {@code request} asks for, in a word for metrics and the access log: of a fixed vocabulary,
   * whatever clients send.
   */
  default String operation(HttpRequest request) {
    return name();
  }

  /**
   * Whether {@code request} is answered when the server is full, and while it stops, too: cheap
   * ones of those who look after the server.
   */
  default boolean isVital(HttpRequest request) {
    return false;
  }

  /**
   * Whether {@code request} is answered only to who shows a secret that no web page elsewhere has,
   * such as a token.
   */
  default boolean asksWho(HttpRequest request) {
    return false;
  }

  /**
   * What each answer to {@code request} has beside its own, those of the shell included: what lets
   * a web page read it, say.
   */
  default HttpAnswer finish(HttpRequest request, HttpAnswer answer) {
    return answer;
  }

  /** How this front end's clients are told that the shell refused their request. */
  HttpAnswer refuse(Refusal refusal);
}
