package dev.stator.server.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way that every request of a listener takes, from the wire to its front end and back. What
 * concerns all front ends alike belongs here: authentication, limits of requests in flight,
 * metrics, the access log.
 */
final class RequestPath {
  private static final Logger LOG = LoggerFactory.getLogger(RequestPath.class);

  private final List<HttpFrontEnd> frontEnds;

  RequestPath(List<HttpFrontEnd> frontEnds) {
    this.frontEnds = frontEnds;
  }

  /**
   * @throws RequestAbortedException if the client went away before its request was whole
   */
  HttpAnswer answer(HttpRequest request) {
    HttpFrontEnd frontEnd = choose(request);
    if (frontEnd == null) {
      return HttpAnswer.text(404, "nothing is served at this path\n");
    }
    try {
      return frontEnd.answer(request);
    } catch (BodyTooLargeException tooLarge) {
      return frontEnd.refuse(Refusal.BODY_TOO_LARGE);
    } catch (RequestAbortedException aborted) {
      throw aborted;
    } catch (RuntimeException fault) {
      LOG.error("{}: {} failed", frontEnd.name(), request.method(), fault);
      return frontEnd.refuse(Refusal.INTERNAL_FAILURE);
    }
  }

  private @Nullable HttpFrontEnd choose(HttpRequest request) {
    for (HttpFrontEnd frontEnd : frontEnds) {
      if (frontEnd.takes(request)) {
        return frontEnd;
      }
    }
    return null;
  }
}
