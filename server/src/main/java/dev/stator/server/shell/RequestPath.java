package dev.stator.server.shell;

import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.OverloadedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way that every request of a listener takes, from the wire to its front end and back. What
 * concerns all front ends alike belongs here: authentication, limits of requests in flight.
 */
final class RequestPath {
  private static final Logger LOG = LoggerFactory.getLogger(RequestPath.class);
  private static final HttpAnswer NOT_FOUND =
      HttpAnswer.text(404, "nothing is served at this path\n");

  private final List<HttpFrontEnd> frontEnds;
  private final InFlight inFlight;

  RequestPath(List<HttpFrontEnd> frontEnds, InFlight inFlight) {
    this.frontEnds = frontEnds;
    this.inFlight = inFlight;
  }

  /** Who answers {@code request}; null for nobody. */
  @Nullable HttpFrontEnd choose(HttpRequest request) {
    for (HttpFrontEnd frontEnd : frontEnds) {
      if (frontEnd.takes(request)) {
        return frontEnd;
      }
    }
    return null;
  }

  /**
   * @param frontEnd that {@link #choose} chose
   * @throws RequestAbortedException if the client went away before its request was whole
   */
  HttpAnswer answer(HttpRequest request, @Nullable HttpFrontEnd frontEnd) {
    return frontEnd == null ? NOT_FOUND : finish(request, frontEnd, answered(request, frontEnd));
  }

  private static HttpAnswer refused(HttpFrontEnd frontEnd, Refusal refusal) {
    HttpAnswer answer = frontEnd.refuse(refusal);
    return answer.error() == null ? answer.failed(refusal.name()) : answer;
  }

  private HttpAnswer answered(HttpRequest request, HttpFrontEnd frontEnd) {
    try {
      // First whole, then in flight: a slow client takes up no place among those being answered.
      request.sentBody();
      return admitted(request, frontEnd);
    } catch (BodyTooLargeException tooLarge) {
      return refused(frontEnd, Refusal.BODY_TOO_LARGE);
    } catch (UndecodableBodyException undecodable) {
      int status = undecodable.isUnknownCoding() ? 415 : 400;
      return HttpAnswer.text(status, undecodable.getMessage() + "\n");
    } catch (OverloadedException full) {
      return refused(frontEnd, Refusal.OVERLOADED);
    } catch (RequestAbortedException aborted) {
      throw aborted;
    } catch (OutOfMemoryError exhausted) {
      // Of one request; the others and the server go on.
      LOG.error("{}: {} failed, as there is no memory left", frontEnd.name(), request.method());
      return refused(frontEnd, Refusal.INTERNAL_FAILURE);
    } catch (RuntimeException fault) {
      LOG.error("{}: {} failed", frontEnd.name(), request.method(), fault);
      return refused(frontEnd, Refusal.INTERNAL_FAILURE);
    }
  }

  /**
   * An answer, perhaps of the shell's own, as who would have answered lets it go out. If that is
   * without its stream, then the stream is closed.
   */
  HttpAnswer finish(HttpRequest request, @Nullable HttpFrontEnd frontEnd, HttpAnswer answer) {
    if (frontEnd == null) {
      return answer;
    }
    @Nullable StreamedBody made = answer.stream();
    @Nullable StreamedBody kept = null;
    try {
      HttpAnswer finished = frontEnd.finish(request, answer);
      kept = finished.stream();
      return finished;
    } finally {
      if (made != null && made != kept) {
        made.close();
      }
    }
  }

  /**
   * The answer to a request for which there is no room: looking after the server still works.
   *
   * @param frontEnd that {@link #choose} chose
   */
  HttpAnswer refuse(HttpRequest request, @Nullable HttpFrontEnd frontEnd) {
    return frontEnd == null || frontEnd.isVital(request)
        ? answer(request, frontEnd)
        : finish(request, frontEnd, refused(frontEnd, Refusal.OVERLOADED));
  }

  private HttpAnswer admitted(HttpRequest request, HttpFrontEnd frontEnd) {
    if (frontEnd.isVital(request)) {
      return frontEnd.answer(request);
    }
    if (!inFlight.tryEnter()) {
      throw new OverloadedException();
    }
    try {
      return frontEnd.answer(request);
    } finally {
      inFlight.leave();
    }
  }
}
