package dev.stator.keda.conversion;

/**
 * What the YAML does not say.
 *
 * @param image of the scaler
 * @param push whether KEDA is told of activation at once
 * @param name of the Deployment, the Service and the ConfigMap
 */
public record ConversionSettings(String image, boolean push, String name) {
  public static final String NAME_DEFAULT = "stator-scaler";

  /** The port of the scaler in its Service. */
  static final int PORT = 6000;

  /** The port of its health. */
  static final int HEALTH_PORT = 8080;

  String address(String namespace) {
    return name + "." + namespace + ".svc:" + PORT;
  }
}
