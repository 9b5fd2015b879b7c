package dev.stator.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything that can be set: the flag {@code --name} and the key {@code name} of the file. */
public enum Setting {
  DATA("data", "DIR", "./stator-data", "The folder that holds the tables; made if it is missing."),
  MEMORY("memory", "", "false", "Keep the tables in memory only: no folder, gone at the end."),
  DURABILITY(
      "durability",
      "fsync|async",
      "fsync",
      "When a write is answered: after it is synced to the disk, or after it is in the log, synced"
          + " within 100 ms (survives kill -9, may lose 100 ms at power loss)."),
  BACKEND(
      "backend",
      "embedded|aws",
      "embedded",
      "Where resources keep their data unless their annotation stator.dev/backend says otherwise."),
  RESOURCES(
      "resources",
      "DIR",
      "",
      "A folder of YAML files: Component, ScaledObject, ScaledJob, TriggerAuthentication,"
          + " ClusterTriggerAuthentication, Secret, Storage, Connection."),
  FRONT_ENDS(
      "front-ends",
      "LIST",
      "dynamodb,dapr,storage,connector,keda",
      "The front ends to start, with commas between: " + FrontEnd.names() + "."),
  HOST(
      "host",
      "ADDRESS",
      "localhost",
      "The address to listen on; localhost is 127.0.0.1 and, where this machine has it, ::1."),
  ALLOW_UNAUTHENTICATED_NETWORK(
      "allow-unauthenticated-network",
      "",
      "false",
      "Allow a --host that other machines can reach although nothing asks who they are."),
  TLS_CERTIFICATE(
      "tls-certificate",
      "FILE",
      "",
      "A PEM file with the server's certificate and those above it: every port speaks TLS."),
  TLS_KEY("tls-key", "FILE", "", "A PEM file with the private key of --tls-certificate."),
  GRPC_CLIENT_CA(
      "grpc-client-ca",
      "FILE",
      "",
      "A PEM file with authorities: clients of gRPC must show a certificate that one of them"
          + " signed."),
  GRPC_CLIENT_NAMES(
      "grpc-client-names",
      "LIST",
      "",
      "DNS names, with commas between: a client's certificate must have one. Empty: any."),
  DYNAMODB_PORT("dynamodb-port", "PORT", "8000", "DynamoDB's protocol; 0 takes a free port."),
  DAPR_HTTP_PORT("dapr-http-port", "PORT", "3500", "Dapr over HTTP; 0 takes a free port."),
  DAPR_GRPC_PORT("dapr-grpc-port", "PORT", "50001", "Dapr over gRPC; 0 takes a free port."),
  HTTP_PORT(
      "http-port",
      "PORT",
      "8080",
      "Storage, connector, health and DynamoDB's protocol; 0 takes a free port."),
  KEDA_PORT("keda-port", "PORT", "6000", "KEDA's external scaler; 0 takes a free port."),
  KEDA_ALLOW_TABLES(
      "keda-allow-tables",
      "LIST",
      "",
      "Tables that a scaler's call may name beside those of the resources, with commas between; a *"
          + " ends the beginning of a name. Used on AWS only."),
  KEDA_ALLOW_REGIONS(
      "keda-allow-regions", "LIST", "", "Regions that such a call may name, with commas between."),
  KEDA_ALLOW_ENDPOINTS(
      "keda-allow-endpoints",
      "LIST",
      "",
      "Addresses that such a call may name as awsEndpoint, with commas between."),
  KEDA_NAMESPACES(
      "keda-namespaces",
      "strict|lenient",
      "strict",
      "Where the TriggerAuthentication of a ScaledObject may be: in its namespace, as KEDA has it,"
          + " or in any."),
  REGION("region", "REGION", "us-east-1", "The region in ARNs, and of signatures."),
  ACCOUNT_ID("account-id", "DIGITS", "000000000000", "The account in ARNs, 12 digits."),
  NAMESPACES(
      "namespaces",
      "one|credential",
      "one",
      "Whose tables DynamoDB's protocol means: everybody's, or those of the account and region of"
          + " the credential."),
  ALLOWED_ORIGINS(
      "allowed-origins",
      "LIST",
      "",
      "Web pages elsewhere that may send requests where no token or signature is asked for, such"
          + " as https://example.com, with commas between; * for all. Those of this machine always"
          + " may. Only DynamoDB's protocol lets them read answers across origins."),
  APP_ID("app-id", "ID", "", "Dapr's application id: the prefix of state keys. Empty: none."),
  DAPR_COMPONENTS_FOLDER(
      "dapr-components-folder",
      "DIR",
      "",
      "Be pluggable components of the daprd that looks for sockets in this folder (switches the front"
          + " end pluggable on). Default: DAPR_COMPONENTS_SOCKETS_FOLDER or"
          + " DAPR_COMPONENT_SOCKETS_FOLDER of the environment, else /tmp/dapr-components-sockets."),
  DAPR_COMPONENTS_NAMES(
      "dapr-components-names",
      "LIST",
      "stator",
      "The sockets to make, with commas between: NAME is the type state.NAME and bindings.NAME;"
          + " aws.dynamodb takes the place of daprd's own components."),
  DAPR_COMPONENTS_MODE(
      "dapr-components-mode",
      "OCTAL",
      "660",
      "The rights of the sockets: daprd must be allowed to write. 666 where it runs as another user"
          + " without a common group."),
  MCP_ACCESS(
      "mcp-access",
      "read|write|all",
      "read",
      "Which tools agents have: those that read, those that write too, or those that remove too,"
          + " each after a preview."),
  MCP_CONNECTION(
      "mcp-connection",
      "NAME",
      "",
      "The connection that agents use, whose tools then take no other. Default: each call may name"
          + " one."),
  ACCESS_LOG(
      "access-log",
      "FILE|-",
      "",
      "Write a line about each request to a file, or to the output (-): no bodies, no secrets."
          + " Default: none."),
  MAX_CONNECTIONS(
      "max-connections",
      "COUNT",
      "4096",
      "HTTP connections at the same time; a further one takes the place of an idle or slow one, or is"
          + " told to come back later."),
  MAX_REQUESTS(
      "max-requests",
      "COUNT",
      "1024",
      "Requests being answered at the same time; further ones are told to come back later."),
  MAX_REQUEST_MEGABYTES(
      "max-request-megabytes",
      "MB",
      memoryForBodies(),
      "Memory for the bodies of all requests and answers in progress; never more than half of the"
          + " JVM's heap."),
  STOP_GRACE(
      "stop-grace",
      "SECONDS",
      "25",
      "How long a stop waits for requests in progress before it cuts them off."),
  APP_PORT(
      "app-port",
      "PORT",
      "",
      "The port of a Dapr application on this machine: events of input bindings go there. Empty:"
          + " none."),
  APP_PROTOCOL(
      "app-protocol", "http|grpc", "http", "What the Dapr application of --app-port speaks."),
  VERBOSE("verbose", "", "false", "Show the stack trace of an error.");

  private final String key;
  private final String label;
  private final String standard;
  private final String description;

  Setting(String key, String label, String standard, String description) {
    this.key = key;
    this.label = label;
    this.standard = standard;
    this.description = description;
  }

  /** The key in {@code stator.yaml}. */
  public String key() {
    return key;
  }

  public String flag() {
    return "--" + key;
  }

  /** What the flag's value looks like; empty for a flag that takes none. */
  public String label() {
    return label;
  }

  /** The value where neither the flag nor the key is given; empty for none. */
  public String standard() {
    return standard;
  }

  public String description() {
    return description;
  }

  /** Whether the flag alone means yes. */
  public boolean isSwitch() {
    return label.isEmpty();
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }

  public static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /** What bodies take lies in memory several times over while it is read and made. */
  private static String memoryForBodies() {
    long megabytes = 256;
    int share = 4;
    return Long.toString(
        Math.clamp(Runtime.getRuntime().maxMemory() / share / (1024 * 1024), 1, megabytes));
  }
}
