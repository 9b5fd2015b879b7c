package dev.stator.app.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All of {@code stator serve}, one record for each concern, checked. */
public record ServeConfig(
    StoreConfig store,
    ListenConfig listen,
    FrontEndsConfig frontEnds,
    ResourcesConfig resources,
    KedaConfig keda,
    ShellConfig shell,
    AuthenticationConfig authentication,
    TlsConfig tls,
    ProtocolConfig protocol,
    boolean verbose) {

  /**
   * @throws dev.stator.app.exit.StartFailure at the first wrong value, named with its flag or its
   *     line
   */
  public static ServeConfig from(Settings settings) {
    return from(settings, System::getenv);
  }

  /**
   * @param environment the value of a variable, or null
   */
  static ServeConfig from(Settings settings, Function<String, @Nullable String> environment) {
    FrontEndsConfig frontEnds = FrontEndsConfig.from(settings);
    ListenConfig listen = ListenConfig.from(settings, frontEnds.chosen());
    AuthenticationConfig authentication = AuthenticationConfig.from(settings, environment);
    TlsConfig tls = TlsConfig.from(settings);
    Exposure.check(settings, listen, frontEnds.chosen(), authentication, tls);
    return new ServeConfig(
        StoreConfig.from(settings),
        listen,
        frontEnds,
        ResourcesConfig.from(settings),
        KedaConfig.from(settings),
        ShellConfig.from(settings),
        authentication,
        tls,
        ProtocolConfig.from(settings),
        settings.isOn(Setting.VERBOSE));
  }
}
