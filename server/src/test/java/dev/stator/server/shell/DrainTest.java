package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.limit.ServerLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

/**
 * A server is stopped while clients send as fast as they can, on kept connections and on new ones:
 * each request that it began is answered, whole, and on a connection that has served one no client
 * is ever cut off. Who is still connecting is turned away before anything was done.
 */
class DrainTest {
  private static final int CLIENTS = 16;
  private static final int REQUESTS_BEFORE_STOP = 50;
  private static final int FIRSTS_APART = 1_000_000;

  private final Set<Integer> done = ConcurrentHashMap.newKeySet();
  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
  private final List<String> cut = new CopyOnWriteArrayList<>();
  private final CountDownLatch warm = new CountDownLatch(CLIENTS);

  @RepeatedTest(3)
  void losesNoAnswerAndCutsNoRequest() throws Exception {
    HttpServer server =
        HttpServer.start(
            List.of(
                new Listener(
                    "main", Listener.LOOPBACK, 0, List.of(new EchoFrontEnd("", this::write)))),
            ServerSetup.of(
                ServerLimits.DEFAULT.withStop(Duration.ofMillis(250), Duration.ofSeconds(10))));
    int port = server.port("main");
    List<Thread> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      int first = client * FIRSTS_APART;
      clients.add(Thread.ofVirtual().start(() -> send(port, first)));
    }
    assertThat(warm.await(20, TimeUnit.SECONDS)).isTrue();
    server.close();
    for (Thread client : clients) {
      client.join();
    }
    assertThat(cut).isEmpty();
    assertThat(done).containsExactlyInAnyOrderElementsOf(answered);
    assertThat(answered).hasSizeGreaterThan(CLIENTS * REQUESTS_BEFORE_STOP);
  }

  private HttpAnswer write(HttpRequest request) {
    done.add(Integer.valueOf(new String(request.body(), StandardCharsets.US_ASCII)));
    return HttpAnswer.text(200, "written");
  }

  /** Keeps its connection as long as the server does, and ends when it can make no new one. */
  private void send(int port, int first) {
    int next = first;
    try {
      while (true) {
        next = sendOnOneConnection(port, next);
      }
    } catch (TurnedAway stopped) {
      // that is how a server that is gone looks
    } catch (IOException broken) {
      cut.add("request " + next + ": " + broken);
    }
  }

  private int sendOnOneConnection(int port, int first) throws IOException {
    int next = first;
    try (Socket socket = connect(port)) {
      socket.setSoTimeout(5_000);
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean open = true;
      while (open) {
        String answer = exchange(socket, in, next, next == first);
        if (!answer.endsWith("written")) {
          throw new IOException("answered: " + answer);
        }
        answered.add(next);
        next++;
        open = !answer.contains("Connection: close") && next % 97 != 0;
        if (next % FIRSTS_APART == REQUESTS_BEFORE_STOP) {
          warm.countDown();
        }
      }
    }
    return next;
  }

  private static Socket connect(int port) throws TurnedAway, IOException {
    try {
      return new Socket("127.0.0.1", port);
    } catch (SocketException refused) {
      // Or reset, when the end of the listener comes between the system's greeting and its own.
      throw new TurnedAway();
    }
  }

  private static String exchange(Socket socket, InputStream in, int number, boolean isFirst)
      throws IOException {
    StringBuilder answer = new StringBuilder();
    String body = Integer.toString(number);
    String head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
    try {
      socket
          .getOutputStream()
          .write((head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
      while (!answer.toString().endsWith("written")) {
        int one = in.read();
        if (one < 0) {
          throw new SocketException("ended after '" + answer + "'");
        }
        answer.append((char) one);
      }
    } catch (SocketException | SocketTimeoutException ended) {
      // The library forgets to close a connection that it accepted in the moment of its end; the
      // end of the process closes it.
      throw isFirst && answer.isEmpty() ? new TurnedAway() : ended;
    }
    return answer.toString();
  }

  /** The listener was gone before it took this connection over from the system. */
  private static final class TurnedAway extends IOException {
    private static final long serialVersionUID = 1;
  }
}
