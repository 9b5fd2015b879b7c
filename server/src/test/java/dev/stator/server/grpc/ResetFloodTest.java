package dev.stator.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A client that begins calls only to abort them, over a raw socket.
 *
 * <p>Source: RFC 9113, sections 4.1, 6 and 10.5 (CVE-2023-44487).
 */
class ResetFloodTest {
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int END_HEADERS = 4;
  private static final byte[] CANCEL = {0, 0, 0, 8};
  private static final int ENHANCE_YOUR_CALM = 11;

  @Test
  void endsTheConnectionAndServesTheNext() throws Exception {
    try (GrpcListener listener = GrpcListener.start("127.0.0.1", 0, List.of())) {
      try (Socket socket = new Socket("127.0.0.1", listener.port())) {
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frame(out, SETTINGS, 0, 0, new byte[0]);
        Thread flood = Thread.startVirtualThread(() -> flood(out));
        assertThat(reasonOfTheEnd(new DataInputStream(socket.getInputStream())))
            .isEqualTo(ENHANCE_YOUR_CALM);
        flood.join();
      }
      ManagedChannel channel =
          ManagedChannelBuilder.forAddress("127.0.0.1", listener.port()).usePlaintext().build();
      try {
        assertThat(
                HealthGrpc.newBlockingStub(channel)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus())
            .isEqualTo(ServingStatus.SERVING);
      } finally {
        channel.shutdownNow();
      }
    }
  }

  private static void flood(OutputStream out) {
    try {
      for (int call = 0; call < 20 * GrpcListener.RESETS_MAX; call++) {
        int stream = 2 * call + 1;
        frame(out, HEADERS, END_HEADERS, stream, headers());
        frame(out, RST_STREAM, 0, stream, CANCEL);
      }
    } catch (IOException ended) {
      // that is what is waited for
    }
  }

  /** The error code of the frame that ends a connection; -1 if it ends without. */
  private static int reasonOfTheEnd(DataInputStream in) throws IOException {
    try {
      while (true) {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        in.readUnsignedByte();
        in.readInt();
        if (type == GOAWAY) {
          in.readInt();
          return in.readInt();
        }
        in.skipNBytes(length);
      }
    } catch (SocketException reset) {
      return -1;
    }
  }

  private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload)
      throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(payload.length >> 16);
    frame.write(payload.length >> 8);
    frame.write(payload.length);
    frame.write(type);
    frame.write(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      frame.write(stream >> shift);
    }
    frame.writeBytes(payload);
    frame.writeTo(out);
  }

  /** Of a call of the health service, in HPACK without compression. */
  private static byte[] headers() {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(0x83); // :method POST
    block.write(0x86); // :scheme http
    literal(block, new byte[] {0x04}, "/grpc.health.v1.Health/Check"); // :path
    literal(block, new byte[] {0x01}, "localhost"); // :authority
    literal(block, new byte[] {0x0f, 0x10}, "application/grpc"); // content-type
    literal(block, new byte[] {0x00, 2, 't', 'e'}, "trailers");
    return block.toByteArray();
  }

  private static void literal(ByteArrayOutputStream block, byte[] name, String value) {
    block.writeBytes(name);
    block.write(value.length());
    block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }
}
