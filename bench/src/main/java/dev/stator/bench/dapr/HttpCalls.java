package dev.stator.bench.dapr;

import dev.stator.bench.server.Connection;
import java.io.IOException;
import java.util.stream.Collectors;

/** Calls over HTTP/1.1. */
final class HttpCalls {
  private static final String STATE = "/v1.0/state/" + Items.STORE;

  private HttpCalls() {}

  static Load.Client health(int port) {
    return to(port, Connection.request("GET", "/v1.0/healthz", ""));
  }

  static Load.Client get(int port) {
    return to(port, Connection.request("GET", STATE + "/" + Items.KEY, ""));
  }

  static Load.Client set(int port) {
    return to(port, json(STATE, "[" + entry(Items.KEY) + "]"));
  }

  static Load.Client saveAll(int port) {
    return to(
        port,
        json(
            STATE,
            Items.ALL.stream().map(HttpCalls::entry).collect(Collectors.joining(",", "[", "]"))));
  }

  static Load.Client bulkGet(int port) {
    return to(
        port,
        json(
            STATE + "/bulk",
            Items.ALL.stream().collect(Collectors.joining("\",\"", "{\"keys\":[\"", "\"]}"))));
  }

  static Load.Client getItem(int port) {
    return to(
        port,
        dynamo(
            "GetItem",
            "{\"TableName\":\"%s\",\"Key\":{\"key\":{\"S\":\"%s\"}}}"
                .formatted(Items.STORE, Items.KEY)));
  }

  static Load.Client putItem(int port) {
    return to(
        port,
        dynamo(
            "PutItem",
            "{\"TableName\":\"%s\",\"Item\":{\"key\":{\"S\":\"%s\"},\"value\":{\"S\":\"%s\"},\"etag\":{\"S\":\"abc\"}}}"
                .formatted(Items.STORE, Items.KEY, Items.VALUE.replace("\"", "\\\""))));
  }

  private static String entry(String key) {
    return "{\"key\":\"" + key + "\",\"value\":" + Items.VALUE + "}";
  }

  private static byte[] json(String path, String body) {
    return Connection.request("POST", path, body, "Content-Type", "application/json");
  }

  private static byte[] dynamo(String operation, String body) {
    return Connection.request(
        "POST",
        "/",
        body,
        "Content-Type",
        "application/x-amz-json-1.0",
        "X-Amz-Target",
        "DynamoDB_20120810." + operation);
  }

  private static Load.Client to(int port, byte[] request) {
    return () -> {
      Connection connection = new Connection(port);
      return new Load.Calls() {
        @Override
        public void call() throws Exception {
          connection.exchange(request);
        }

        @Override
        public void close() throws IOException {
          connection.close();
        }
      };
    };
  }
}
