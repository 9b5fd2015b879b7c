package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stator.server.grpc.GrpcListener;
import dev.stator.server.shell.CannotListenException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code localhost} is both addresses of this machine, at every kind of port. */
class ListenAddressesTest {
  private static final String IPV4 = Listener.LOOPBACK;
  private static final String IPV6 = ListenAddresses.IPV6_LOOPBACK;

  @Test
  void onlyLocalhostIsMoreThanItself() {
    assertThat(ListenAddresses.of("127.0.0.1")).containsExactly("127.0.0.1");
    assertThat(ListenAddresses.of("0.0.0.0")).containsExactly("0.0.0.0");
    assertThat(ListenAddresses.of("::1")).containsExactly("::1");
    assertThat(ListenAddresses.of("LocalHost"))
        .containsExactlyElementsOf(
            ListenAddresses.hasIpv6Loopback() ? List.of(IPV4, IPV6) : List.of(IPV4));
  }

  @Test
  void answersHttpAtBoth() throws IOException {
    needsIpv6();
    try (HttpServer server = HttpServer.start(List.of(listener(0)))) {
      for (String address : List.of(IPV4, IPV6)) {
        assertThat(get(address, server.port("main"))).startsWith("HTTP/1.1 200 OK");
      }
    }
  }

  @Test
  void answersGrpcAtBoth() throws IOException {
    needsIpv6();
    int port;
    try (GrpcListener listener = GrpcListener.start("localhost", 0, List.of())) {
      port = listener.port();
      for (String address : List.of(IPV4, IPV6)) {
        new Socket(address, port).close();
      }
    }
    new ServerSocket(port, 1, InetAddress.getByName(IPV6)).close();
  }

  @Test
  void refusesAPortThatOneOfThemHasNot() throws IOException {
    needsIpv6();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(IPV6))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> HttpServer.start(List.of(listener(port))))
          .isInstanceOfSatisfying(
              CannotListenException.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.PORT_TAKEN);
                assertThat(refused.host()).isEqualTo(IPV6);
              });
      assertThatThrownBy(() -> GrpcListener.start("localhost", port, List.of()))
          .isInstanceOf(CannotListenException.class);
      // And nothing stays open at the other.
      new ServerSocket(port, 1, InetAddress.getByName(IPV4)).close();
    }
  }

  @Test
  void takesAnotherFreePortWhenTheFirstIsTakenElsewhere() throws IOException {
    List<String> opened = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    int[] next = {100};
    List<String> open =
        new SamePort<String, IOException>(
                (address, port) -> {
                  int number = port == 0 ? next[0]++ : port;
                  if (address.equals("b") && number < 102) {
                    throw new IOException("taken");
                  }
                  opened.add(address + number);
                  return address + number;
                },
                one -> Integer.parseInt(one.substring(1)),
                closed::add)
            .open(List.of("a", "b"), 0);
    assertThat(open).containsExactly("a102", "b102");
    assertThat(opened).containsExactly("a100", "a101", "a102", "b102");
    assertThat(closed).containsExactly("a100", "a101");
  }

  private static void needsIpv6() {
    assumeTrue(ListenAddresses.hasIpv6Loopback(), "this machine has no ::1");
  }

  private static Listener listener(int port) {
    return new Listener("main", "localhost", port, List.of(new HealthRoutes(Readiness.Ready::new)));
  }

  private static String get(String address, int port) throws IOException {
    try (Socket socket = new Socket(address, port)) {
      socket
          .getOutputStream()
          .write(
              "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
