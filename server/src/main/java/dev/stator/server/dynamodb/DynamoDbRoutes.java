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
import dev.stator.server.shell.UndecodableBodyException;
import dev.stator.server.shell.signature.SignatureRefusedException;
import dev.stator.tables.batch.ReadRoom;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB's protocol over an engine. A request is checked in the service's order: preflight and
 * health, method and content type, JSON, target, signature, members. Without keys any credentials
 * are taken, or none.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB low-level API".
 */
public final class DynamoDbRoutes implements HttpFrontEnd {
  private static final String TARGET = "X-Amz-Target";
  private static final String JSON_1_0 = "application/x-amz-json-1.0";
  private static final String JSON = "application/json";
  private static final String CHECKSUM = "x-amz-crc32";

  /** An answer lies in memory once more while it is sent. */
  private static final long COPIES = 2;

  /** Of its own: who reads through a library may be waiting for an answer from here. */
  private static final ReadRoom ROOM = ReadRoom.inHeap();

  private final Engines engines;
  private final DynamoDbConfig config;
  private final Callers callers;
  private final CrossOrigin crossOrigin;
  private final boolean alone;

  private DynamoDbRoutes(Engines engines, DynamoDbConfig config, boolean alone) {
    this.engines = engines;
    this.config = config;
    this.callers = new Callers(config);
    this.crossOrigin = CrossOrigin.of(config);
    this.alone = alone;
  }

  /** For a listener of its own, where it answers everything as the service does. */
  public static DynamoDbRoutes alone(Engines engines, DynamoDbConfig config) {
    return new DynamoDbRoutes(engines, config, true);
  }

  /** For a listener of its own, with one engine. */
  public static DynamoDbRoutes alone(Engine engine, DynamoDbConfig config) {
    return alone(Engines.one(engine), config);
  }

  /** For a listener it shares: takes only {@code POST /} with {@code X-Amz-Target}. */
  public static DynamoDbRoutes besideOthers(Engines engines, DynamoDbConfig config) {
    return new DynamoDbRoutes(engines, config, false);
  }

  /** For a listener it shares, with one engine. */
  public static DynamoDbRoutes besideOthers(Engine engine, DynamoDbConfig config) {
    return besideOthers(Engines.one(engine), config);
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

  /** The health text; and what a browser asks first, without which no page could read a refusal. */
  @Override
  public boolean isVital(HttpRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD", "OPTIONS" -> true;
      default -> false;
    };
  }

  @Override
  public String operation(HttpRequest request) {
    String target = target(request);
    return switch (request.method()) {
      case "OPTIONS" -> "preflight";
      case "GET", "HEAD" -> "health";
      default ->
          target != null && ServiceOperations.exists(target)
              ? ServiceOperations.operation(target)
              : "unknown";
    };
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    String origin = CrossOrigin.origin(request);
    return switch (request.method()) {
      case "OPTIONS" ->
          origin == null ? noOperation() : identified(crossOrigin.preflight(request, origin));
      case "GET", "HEAD" -> request.rawPath().equals("/") ? health() : noOperation();
      case "POST" -> posted(request, origin);
      default -> noOperation();
    };
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return encoded(ErrorEncoder.encode(refusal), JSON_1_0);
  }

  @Override
  public HttpAnswer finish(HttpRequest request, HttpAnswer answer) {
    String origin = CrossOrigin.origin(request);
    return origin != null && crossOrigin.isAllowed(origin)
        ? crossOrigin.share(answer, origin)
        : answer;
  }

  private HttpAnswer posted(HttpRequest request, @Nullable String origin) {
    String contentType = contentType(request);
    if (origin != null && !crossOrigin.isAllowed(origin)) {
      return encoded(ErrorEncoder.forbiddenOrigin(origin), JSON_1_0);
    }
    byte[] sent = request.sentBody();
    boolean json = contentType.equals(JSON_1_0) || contentType.equals(JSON);
    if (!json && sent.length > 0) {
      return noOperation();
    }
    return compressed(request, executed(request, sent, json ? contentType : JSON_1_0));
  }

  private HttpAnswer executed(HttpRequest request, byte[] sent, String contentType) {
    @Nullable String target = target(request);
    try {
      OperationShape shape =
          target == null ? null : OperationShape.named(ServiceOperations.operation(target));
      if (shape == null) {
        RequestDecoder.requireJson(body(request));
        return encoded(unknownOperation(target), contentType);
      }
      Namespace namespace = namespace(request, sent);
      Operation<?> operation = RequestDecoder.decode(shape, body(request));
      if (operation instanceof DescribeEndpoints) {
        operation = new DescribeEndpoints(request.header("Host"));
      }
      return sealed(200, contentType, result(request, namespace, operation));
    } catch (SignatureRefusedException refused) {
      return encoded(ErrorEncoder.encode(refused), contentType);
    } catch (MalformedRequestException malformed) {
      return encoded(ErrorEncoder.encode(malformed), contentType);
    } catch (EngineError error) {
      return encoded(ErrorEncoder.encode(error), contentType);
    }
  }

  private byte[] result(HttpRequest request, Namespace namespace, Operation<?> operation) {
    try (ReadRoom.Place reading = ROOM.enter(ReadSize.bytesMax(operation))) {
      byte[] body = ResponseEncoder.encode(engines.execute(namespace, operation));
      if (ReadSize.isRead(operation)) {
        request.hold(body.length * COPIES);
      }
      return body;
    }
  }

  /** The service says what is wrong with the JSON before it says what is wrong with the caller. */
  private Namespace namespace(HttpRequest request, byte[] sent) {
    try {
      return callers.namespace(request, sent);
    } catch (SignatureRefusedException refused) {
      RequestDecoder.requireJson(body(request));
      throw refused;
    }
  }

  /** What is no gzip although it says so is no JSON either. */
  private static byte[] body(HttpRequest request) {
    try {
      return request.body();
    } catch (UndecodableBodyException undecodable) {
      throw new MalformedRequestException(undecodable.getMessage());
    }
  }

  private static HttpAnswer compressed(HttpRequest request, HttpAnswer answer) {
    @Nullable String coding =
        Compression.choose(request.headers("Accept-Encoding"), answer.body().length);
    if (coding == null) {
      return answer;
    }
    byte[] body = Compression.compress(coding, answer.body());
    return Compression.tell(answer.withBody(body), coding).with(CHECKSUM, checksum(body));
  }

  private static ErrorAnswer unknownOperation(@Nullable String target) {
    boolean known = target != null && ServiceOperations.exists(target);
    return ErrorEncoder.unknownOperation(
        known ? target + " is not supported by this server yet" : null);
  }

  private HttpAnswer health() {
    String text = "healthy: dynamodb." + config.namespace().region() + ".amazonaws.com ";
    return sealed(200, "text/plain", text.getBytes(StandardCharsets.US_ASCII));
  }

  private static HttpAnswer noOperation() {
    byte[] body = "<UnknownOperationException/>\n".getBytes(StandardCharsets.US_ASCII);
    return sealed(404, "application/xml", body).failed("UnknownOperationException");
  }

  private static HttpAnswer encoded(ErrorAnswer error, String contentType) {
    return sealed(error.status(), contentType, error.body()).failed(error.name());
  }

  /** An answer with the headers that every one of the service's has. */
  private static HttpAnswer sealed(int status, String contentType, byte[] body) {
    return identified(HttpAnswer.of(status, contentType, body)).with(CHECKSUM, checksum(body));
  }

  /** Of the bytes that are sent. */
  private static String checksum(byte[] body) {
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return Long.toString(checksum.getValue());
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

  /** Several are none that there is. */
  private static @Nullable String target(HttpRequest request) {
    List<String> sent = request.headers(TARGET);
    return sent.isEmpty() ? null : String.join(", ", sent);
  }

  private static boolean asksForTarget(@Nullable String headers) {
    return headers != null
        && headers.toLowerCase(Locale.ROOT).contains(TARGET.toLowerCase(Locale.ROOT));
  }
}
