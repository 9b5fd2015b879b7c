package dev.stator.server.shell.metrics;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * {@code GET /metrics}: everything that is registered, in Prometheus's text form.
 *
 * <p>Source: Prometheus docs, "Exposition formats".
 */
public final class MetricsRoutes implements HttpFrontEnd {
  private static final String PATH = "/metrics";

  private final PrometheusRegistry registry;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  public MetricsRoutes(PrometheusRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String name() {
    return "metrics";
  }

  @Override
  public boolean isVital(HttpRequest request) {
    return true;
  }

  @Override
  public boolean takes(HttpRequest request) {
    return request.rawPath().equals(PATH);
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return HttpAnswer.text(405, "only GET and HEAD are answered here\n")
          .with("Allow", "GET, HEAD");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(out, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return HttpAnswer.of(200, PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray());
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return switch (refusal) {
      case BODY_TOO_LARGE -> HttpAnswer.text(413, "body too large\n");
      case OVERLOADED -> HttpAnswer.text(503, "too many requests\n").with("Retry-After", "1");
      case UNAUTHENTICATED -> HttpAnswer.text(401, "unauthorized\n");
      case FORBIDDEN -> HttpAnswer.text(403, "forbidden\n");
      case FOREIGN_PAGE ->
          HttpAnswer.text(403, "web pages of this origin may not send requests here\n");
      case INTERNAL_FAILURE -> HttpAnswer.text(500, "internal error\n");
    };
  }
}
