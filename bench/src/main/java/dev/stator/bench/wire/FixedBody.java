package dev.stator.bench.wire;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.Refusal;
import java.util.Arrays;
import java.util.List;

/**
 * The server of all front ends with one that does nothing: it answers each request, read whole,
 * with the same bytes. How many it answers bounds what a front end can.
 */
public final class FixedBody implements HttpFrontEnd {
  private final byte[] body;

  private FixedBody(byte[] body) {
    this.body = body;
  }

  /** The port, and how many bytes to answer with. */
  public static void main(String[] arguments) throws InterruptedException {
    byte[] body = new byte[Integer.parseInt(arguments[1])];
    Arrays.fill(body, (byte) 'x');
    Listener listener =
        new Listener(
            "fixed",
            Listener.LOOPBACK,
            Integer.parseInt(arguments[0]),
            List.of(new FixedBody(body)));
    try (HttpServer server = HttpServer.start(List.of(listener))) {
      System.out.println("fixed body at http://127.0.0.1:" + server.port("fixed"));
      Thread.currentThread().join();
    }
  }

  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public boolean takes(HttpRequest request) {
    return true;
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    return HttpAnswer.of(200, "application/x-amz-json-1.0", body);
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return HttpAnswer.text(503, refusal.name());
  }
}
