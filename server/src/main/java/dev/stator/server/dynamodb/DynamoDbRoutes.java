package dev.stator.server.dynamodb;

import dev.stator.engine.Engine;
import dev.stator.model.EngineError;
import dev.stator.model.operation.DescribeEndpoints;
import dev.stator.model.operation.Operation;
import dev.stator.server.dynamodb.ErrorEncoder.ErrorAnswer;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB's protocol over an engine. A request is checked in the service's order: preflight and
 * health, method and content type, JSON, target, members; credentials are neither required nor
 * looked at.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB low-level API".
 */
public final class DynamoDbRoutes implements HttpFrontEnd {
  private static final String TARGET = "X-Amz-Target";
  private static final String JSON_1_0 = "application/x-amz-json-1.0";
  private static final String JSON = "application/json";

  private final Engine engine;
  private final DynamoDbConfig config;
  private final CrossOrigin crossOrigin;
  private final boolean alone;

  private DynamoDbRoutes(Engine engine, DynamoDbConfig config, boolean alone) {
    this.engine = engine;
    this.config = config;
    this.crossOrigin = new CrossOrigin(config.allowedOrigins());
    this.alone = alone;
  }

  /** For a listener of its own, where it answers everything as the service does. */
  public static DynamoDbRoutes alone(Engine engine, DynamoDbConfig config) {
    return new DynamoDbRoutes(engine, config, true);
  }

  /** For a listener it shares: takes only {@code POST /} with {@code X-Amz-Target}. */
  public static DynamoDbRoutes besideOthers(Engine engine, DynamoDbConfig config) {
    return new DynamoDbRoutes(engine, config, false);
  }

  @Override
  public String name() {
    return "dynamodb";
  }

  @Override
  public boolean takes(HttpRequest request) {
    if (alone) {
      return true;
    }
    return request.rawPath().equals("/")
        && switch (request.method()) {
          case "POST" -> request.header(TARGET) != null;
          case "OPTIONS" -> asksForTarget(request.header("Access-Control-Request-Headers"));
          default -> false;
        };
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    String origin = CrossOrigin.origin(request);
    return switch (request.method()) {
      case "OPTIONS" -> identified(crossOrigin.preflight(request, origin));
      case "GET", "HEAD" -> request.rawPath().equals("/") ? health() : noOperation();
      case "POST" -> posted(request, origin);
      default -> noOperation();
    };
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return encoded(ErrorEncoder.encode(refusal), JSON_1_0);
  }

  private HttpAnswer posted(HttpRequest request, @Nullable String origin) {
    String contentType = contentType(request);
    if (origin != null && !crossOrigin.isAllowed(origin)) {
      return encoded(ErrorEncoder.forbiddenOrigin(origin), JSON_1_0);
    }
    byte[] body = request.body();
    boolean json = contentType.equals(JSON_1_0) || contentType.equals(JSON);
    if (!json && body.length > 0) {
      return noOperation();
    }
    HttpAnswer answer =
        executed(
            request.header(TARGET), request.header("Host"), body, json ? contentType : JSON_1_0);
    return origin == null ? answer : crossOrigin.share(answer, origin);
  }

  private HttpAnswer executed(
      @Nullable String target, @Nullable String host, byte[] body, String contentType) {
    try {
      OperationShape shape =
          target == null ? null : OperationShape.named(ServiceOperations.operation(target));
      if (shape == null) {
        RequestDecoder.requireJson(body);
        return encoded(unknownOperation(target), contentType);
      }
      Operation<?> operation = RequestDecoder.decode(shape, body);
      if (operation instanceof DescribeEndpoints) {
        operation = new DescribeEndpoints(host);
      }
      return sealed(200, contentType, ResponseEncoder.encode(engine.execute(operation)));
    } catch (MalformedRequestException malformed) {
      return encoded(ErrorEncoder.encode(malformed), contentType);
    } catch (EngineError error) {
      return encoded(ErrorEncoder.encode(error), contentType);
    }
  }

  private static ErrorAnswer unknownOperation(@Nullable String target) {
    boolean known = target != null && ServiceOperations.exists(target);
    return ErrorEncoder.unknownOperation(
        known ? target + " is not supported by this server yet" : null);
  }

  private HttpAnswer health() {
    String text = "healthy: dynamodb." + config.region() + ".amazonaws.com ";
    return sealed(200, "text/plain", text.getBytes(StandardCharsets.US_ASCII));
  }

  private static HttpAnswer noOperation() {
    byte[] body = "<UnknownOperationException/>\n".getBytes(StandardCharsets.US_ASCII);
    return sealed(404, "application/xml", body);
  }

  private static HttpAnswer encoded(ErrorAnswer error, String contentType) {
    return sealed(error.status(), contentType, error.body());
  }

  /** An answer with the headers that every one of the service's has. */
  private static HttpAnswer sealed(int status, String contentType, byte[] body) {
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return identified(HttpAnswer.of(status, contentType, body))
        .with("x-amz-crc32", Long.toString(checksum.getValue()));
  }

  private static HttpAnswer identified(HttpAnswer answer) {
    return answer.with("x-amzn-RequestId", RequestId.next());
  }

  /** Without parameters, in lower case; empty if there is none. */
  private static String contentType(HttpRequest request) {
    String sent = request.header("Content-Type");
    if (sent == null) {
      return "";
    }
    int parameters = sent.indexOf(';');
    return (parameters < 0 ? sent : sent.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
  }

  private static boolean asksForTarget(@Nullable String headers) {
    return headers != null
        && headers.toLowerCase(Locale.ROOT).contains(TARGET.toLowerCase(Locale.ROOT));
  }
}
