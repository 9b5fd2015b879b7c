package dev.stator.server.shell.observe;

import org.jspecify.annotations.Nullable;

/**
 * One request and its answer.
 *
 * @param frontEnd who answered; {@link #NOBODY} if no front end did
 * @param operation of a small fixed vocabulary of the front end's
 * @param method of HTTP; {@code gRPC} for a call
 * @param path as sent, without its query; any characters
 * @param status of HTTP, or the number of gRPC's code
 * @param error how the front end's protocol names what went wrong; null if nothing did
 * @param receivedBytes headers and body
 * @param sentBytes the body alone
 * @param nanos from the end of the headers to the end of the answer
 * @param requestId as the client was told, or null
 * @param peer the client's address
 */
public record Exchange(
    String frontEnd,
    String operation,
    String method,
    String path,
    int status,
    @Nullable String error,
    long receivedBytes,
    long sentBytes,
    long nanos,
    @Nullable String requestId,
    String peer) {
  public static final String NOBODY = "none";
}
