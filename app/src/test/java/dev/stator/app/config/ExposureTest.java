package dev.stator.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.exit.StartFailure;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which servers may listen where: twelve ways to start one. */
class ExposureTest {
  private static final String TLS = "../server/src/test/resources/tls/";

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource({
    "127.0.0.1, 'dynamodb,dapr,storage,connector,keda', '', false, ",
    "::1, 'dynamodb', '', false, ",
    "localhost, 'keda', '', false, ",
    "0.0.0.0, 'dynamodb', '', false, dynamodb (access-keys)",
    "0.0.0.0, 'dynamodb', 'key', false, ",
    "0.0.0.0, 'storage,connector', 'key', false, "
        + "'storage (bearer-tokens), connector (bearer-tokens)'",
    "0.0.0.0, 'storage,connector', 'bearer', false, ",
    "'::', 'dapr', 'bearer', false, dapr (dapr-tokens)",
    "'::', 'dapr', 'dapr', false, ",
    "0.0.0.0, 'keda,dynamodb', 'key', false, keda (--grpc-client-ca and bearer-tokens)",
    "0.0.0.0, 'keda,dynamodb', 'key bearer clients', false, ",
    "0.0.0.0, 'dynamodb,dapr,storage,connector,keda', '', true, ",
  })
  void tells_what_is_open(
      String host, String frontEnds, String has, boolean allowed, @Nullable String open) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.HOST, host);
    flags.put(Setting.FRONT_ENDS, frontEnds);
    flags.put(Setting.ALLOW_UNAUTHENTICATED_NETWORK, String.valueOf(allowed));
    Map<String, String> environment = new HashMap<>();
    if (has.contains("key")) {
      environment.put("STATOR_ACCESS_KEY_ID", "a");
      environment.put("STATOR_SECRET_ACCESS_KEY", "b");
    }
    if (has.contains("bearer")) {
      environment.put("STATOR_BEARER_TOKEN", "a");
    }
    if (has.contains("dapr")) {
      environment.put("DAPR_API_TOKEN", "a");
    }
    if (has.contains("clients")) {
      flags.put(Setting.TLS_CERTIFICATE, TLS + "server.pem");
      flags.put(Setting.TLS_KEY, TLS + "server.key");
      flags.put(Setting.GRPC_CLIENT_CA, TLS + "authority.pem");
    }
    if (open == null) {
      assertThat(ServeConfig.from(Settings.of(flags), environment::get).listen().host())
          .isEqualTo(host);
    } else {
      assertThatThrownBy(() -> ServeConfig.from(Settings.of(flags), environment::get))
          .isInstanceOf(StartFailure.class)
          .hasMessage(
              "--host "
                  + host
                  + " can be reached from other machines, and nothing asks who they are at "
                  + open
                  + "; set what is in brackets (authentication of stator.yaml, see SECURITY.md),"
                  + " or add --allow-unauthenticated-network");
    }
  }
}
