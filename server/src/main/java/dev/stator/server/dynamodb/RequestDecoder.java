package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.stator.model.Limits;
import dev.stator.model.operation.Operation;
import java.io.IOException;

/** Bodies of requests into operations, in one pass over the bytes. */
final class RequestDecoder {
  /**
   * A value's level takes two of JSON's; the rest is for the request around it, and for skipping.
   */
  private static final int JSON_DEPTH_MAX = 16 * Limits.NESTING_DEPTH_MAX;

  private static final int NUMBER_LENGTH_MAX = 1000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JSON_DEPTH_MAX)
                  .maxNumberLength(NUMBER_LENGTH_MAX)
                  .maxStringLength(Limits.REQUEST_BYTES_MAX)
                  .maxNameLength(Limits.REQUEST_BYTES_MAX)
                  .build())
          // Attribute names are data: a pool of all that were ever seen would only grow.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private RequestDecoder() {}

  /**
   * The operation that {@code body} asks for, its members still unchecked but of the right types.
   *
   * @throws MalformedRequestException if it is not JSON, or a member has the wrong JSON type
   * @throws dev.stator.model.EngineError.Validation if an attribute value breaks a rule of the data
   *     model, or a member is one that this server does not support
   */
  static Operation<?> decode(OperationShape shape, byte[] body) {
    try (JsonParser parser = parser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedRequestException(
            body.length == 0 ? null : TypeMismatch.UNEXPECTED_TOKEN);
      }
      RequestReader in = new RequestReader(parser);
      RequestMembers members = new RequestMembers();
      in.members(name -> readMember(shape, name, in, members));
      end(parser);
      in.throwProblem();
      return shape.make(members);
    } catch (MalformedRequestException mismatch) {
      // What is no JSON at all is told first, wherever it stands.
      requireJson(body);
      throw mismatch;
    } catch (IOException unreadable) {
      throw malformed(unreadable);
    }
  }

  /**
   * @throws MalformedRequestException if {@code body} is not one JSON value
   */
  static void requireJson(byte[] body) {
    try (JsonParser parser = parser(body)) {
      parser.nextToken();
      parser.skipChildren();
      end(parser);
    } catch (IOException unreadable) {
      throw malformed(unreadable);
    }
  }

  private static JsonParser parser(byte[] body) throws IOException {
    if (!Utf8.isWellFormed(body)) {
      throw new MalformedRequestException(null);
    }
    return JSON.createParser(body);
  }

  private static void readMember(
      OperationShape shape, String name, RequestReader in, RequestMembers members)
      throws IOException {
    if (shape.reads(name)) {
      members.read(shape, name, in);
      return;
    }
    if (shape.refuses(name) && !in.isNull()) {
      in.problem(name + " of " + shape.operation() + " is not supported by this server yet");
    }
    in.skip();
  }

  private static void end(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new MalformedRequestException(null);
    }
  }

  /** What is not JSON gets no message, as from the service; limits of our own are told. */
  private static MalformedRequestException malformed(IOException unreadable) {
    return new MalformedRequestException(
        unreadable instanceof StreamConstraintsException
            ? "The payload is nested deeper than "
                + JSON_DEPTH_MAX
                + " levels, or a number in it is longer than "
                + NUMBER_LENGTH_MAX
                + " characters"
            : null);
  }
}
