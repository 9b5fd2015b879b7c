package dev.stator.server.keda;

import dev.stator.keda.ConfiguredTrigger;
import dev.stator.keda.Scaler;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.trigger.NotAllowedException;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The triggers of the resource folder over HTTP: for KEDA's {@code metrics-api} trigger {@code
 * /scalers/{namespace}/{name}/{index}} with {@code {"value": 12}}, and for Prometheus {@code
 * /scalers/metrics}. A failure is a status other than 200, never a value of 0.
 *
 * <p>Source: KEDA documentation, "Scalers", Metrics API.
 */
public final class ScalerRoutes implements HttpFrontEnd {
  private static final String METRICS = "/scalers/metrics";
  private static final Pattern TRIGGER =
      Pattern.compile("/scalers/([A-Za-z0-9._-]+)/([A-Za-z0-9._-]+)/([0-9]{1,4})");
  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Scaler scaler;
  private final PrometheusText prometheus;

  public ScalerRoutes(Scaler scaler) {
    this.scaler = scaler;
    this.prometheus = new PrometheusText(scaler);
  }

  @Override
  public String name() {
    return "scalers";
  }

  @Override
  public boolean takes(HttpRequest request) {
    return request.rawPath().equals(METRICS) || TRIGGER.matcher(request.rawPath()).matches();
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return HttpAnswer.text(405, "only GET and HEAD are answered here\n")
          .with("Allow", "GET, HEAD");
    }
    if (request.rawPath().equals(METRICS)) {
      return HttpAnswer.of(200, PROMETHEUS, prometheus.write());
    }
    Matcher path = TRIGGER.matcher(request.rawPath());
    if (!path.matches()) {
      return error(404, "there is no such trigger");
    }
    ScaledWorkload workload = new ScaledWorkload(path.group(1), path.group(2));
    return trigger(workload, Integer.parseInt(path.group(3)))
        .map(trigger -> value(workload, trigger))
        .orElseGet(() -> error(404, "the resource folder has no such trigger of " + workload));
  }

  private Optional<ConfiguredTrigger> trigger(ScaledWorkload workload, int index) {
    return scaler.directory().configured().getOrDefault(workload, List.of()).stream()
        .filter(trigger -> trigger.index() == index)
        .findFirst();
  }

  private HttpAnswer value(ScaledWorkload workload, ConfiguredTrigger trigger) {
    try {
      Scaler.Reading reading = scaler.read(workload, trigger.metadata());
      Scaler.MetricSpec spec = scaler.metricSpec(workload, trigger.metadata());
      Map<String, JsonValue> members = new LinkedHashMap<>();
      members.put(
          "value", new JsonValue.Num(ScalerMessages.countable(reading.value()).toPlainString()));
      members.put("metricName", new JsonValue.Str(reading.metricName()));
      members.put("target", JsonValue.Num.of(spec.targetValue()));
      members.put("active", new JsonValue.Bool(reading.active()));
      members.put("takenAt", new JsonValue.Str(reading.sample().takenAt().toString()));
      members.put("stale", new JsonValue.Bool(reading.sample().stale()));
      return HttpAnswer.of(200, JSON, JsonFormat.write(new JsonValue.Obj(members)));
    } catch (TriggerException wrong) {
      return error(503, wrong.text());
    } catch (NotAllowedException refused) {
      return error(503, refused.text());
    } catch (MeasureException measuring) {
      return error(503, measuring.text());
    } catch (TableError table) {
      return error(503, table.text());
    }
  }

  private static HttpAnswer error(int status, String text) {
    return HttpAnswer.of(
        status,
        JSON,
        JsonFormat.write(new JsonValue.Obj(Map.of("error", new JsonValue.Str(text)))));
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return switch (refusal) {
      case BODY_TOO_LARGE -> error(413, "body too large");
      case OVERLOADED -> error(503, "too many requests").with("Retry-After", "1");
      case UNAUTHENTICATED -> error(401, "unauthorized");
      case FORBIDDEN -> error(403, "forbidden");
      case FOREIGN_PAGE -> error(403, "web pages of this origin may not send requests here");
      case INTERNAL_FAILURE -> error(500, "internal error");
    };
  }
}
