package dev.stator.app.config;

/** All of {@code stator serve}, one record for each concern, checked. */
public record ServeConfig(
    StoreConfig store,
    ListenConfig listen,
    FrontEndsConfig frontEnds,
    ResourcesConfig resources,
    KedaConfig keda,
    boolean verbose) {

  /**
   * @throws dev.stator.app.exit.StartFailure at the first wrong value, named with its flag or its
   *     line
   */
  public static ServeConfig from(Settings settings) {
    FrontEndsConfig frontEnds = FrontEndsConfig.from(settings);
    return new ServeConfig(
        StoreConfig.from(settings),
        ListenConfig.from(settings, frontEnds.chosen()),
        frontEnds,
        ResourcesConfig.from(settings),
        KedaConfig.from(settings),
        settings.isOn(Setting.VERBOSE));
  }
}
