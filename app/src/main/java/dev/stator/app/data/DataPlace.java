package dev.stator.app.data;

import dev.stator.app.config.AwsEnvironment;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.embedded.Stator;
import dev.stator.embedded.StatorBuilder;
import dev.stator.engine.store.StoreOpenException;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.AwsClients;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Where the tables are. */
public sealed interface DataPlace {
  String STANDARD_ENDPOINT = "http://127.0.0.1:8000";

  /** Names AWS itself, in place of an address. */
  String AWS = "aws";

  /** Opens it; an endpoint is not asked yet. */
  DataAccess open();

  /** For messages. */
  String text();

  /**
   * A data folder that no server uses.
   *
   * @param region null for the standard one
   */
  record Folder(Path folder, @Nullable String region) implements DataPlace {
    @Override
    public String text() {
      return folder.toString();
    }

    /**
     * @throws StartFailure if there is no database, or it is locked, damaged or not accessible
     */
    @Override
    public DataAccess open() {
      if (!NamespaceFolders.isData(folder)) {
        throw new StartFailure(ExitCode.FOLDER, "--data: there is no database in '" + folder + "'");
      }
      try {
        // Expired items and old streams are the server's to clean; here nothing changes unasked.
        StatorBuilder builder = Stator.builder().upkeepInterval(Duration.ZERO);
        if (region != null) {
          builder.region(region);
        }
        return new OpenFolder(builder.open(folder));
      } catch (StoreOpenException refused) {
        String hint =
            refused.reason() == StoreOpenException.Reason.LOCKED
                ? "; ask its server with --endpoint"
                : "";
        throw new StartFailure(ExitCode.FOLDER, "--data: " + refused.getMessage() + hint, refused);
      } catch (IllegalArgumentException wrong) {
        throw new StartFailure(ExitCode.USAGE, "--region: " + wrong.getMessage(), wrong);
      }
    }
  }

  /** A server that speaks DynamoDB's protocol. */
  record Endpoint(String text, ConnectionSettings settings) implements DataPlace {
    /**
     * @throws StartFailure if the authorities to trust are wrong
     */
    @Override
    public DataAccess open() {
      return new OpenEndpoint(AwsEnvironment.clients(), settings);
    }
  }

  /** The clients of an open folder. */
  record OpenFolder(Stator stator) implements DataAccess {
    @Override
    public DynamoDbClient tables() {
      return stator.client();
    }

    @Override
    public DynamoDbStreamsClient streams() {
      return stator.streamsClient();
    }

    @Override
    public void close() {
      stator.close();
    }
  }

  /** The clients of an endpoint. */
  record OpenEndpoint(AwsClients clients, ConnectionSettings settings) implements DataAccess {
    @Override
    public DynamoDbClient tables() {
      return clients.client(settings);
    }

    @Override
    public DynamoDbStreamsClient streams() {
      return clients.streams(settings);
    }

    @Override
    public void close() {
      clients.close();
    }
  }

  /**
   * Any keys do for a server that asks for none, so that nobody has to make some up; keys in the
   * environment and profiles are used where there are any.
   *
   * @param endpoint an address, {@code aws}, or null for the environment's or the standard one
   * @param region null for the environment's or the standard one
   * @param environment the process's variables
   * @throws StartFailure if {@code endpoint} is no address
   */
  static DataPlace endpoint(
      @Nullable String endpoint, @Nullable String region, Map<String, String> environment) {
    String address =
        first(
            endpoint,
            environment.get("AWS_ENDPOINT_URL_DYNAMODB"),
            environment.get("AWS_ENDPOINT_URL"),
            STANDARD_ENDPOINT);
    String place =
        first(region, environment.get("AWS_REGION"), environment.get("AWS_DEFAULT_REGION"), "");
    if (address.equals(AWS)) {
      return new Endpoint(
          "AWS", new ConnectionSettings(place, null, new Credentials.DefaultChain()));
    }
    boolean hasKeys =
        address.contains("amazonaws.com")
            || Stream.of("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE")
                .anyMatch(environment::containsKey);
    Credentials credentials =
        hasKeys
            ? new Credentials.DefaultChain()
            : new Credentials.Static(Secret.of("stator"), Secret.of("stator"), null);
    try {
      URI uri = URI.create(address);
      if (!isOfAServer(uri)) {
        throw new IllegalArgumentException(address);
      }
      return new Endpoint(address, new ConnectionSettings(place, uri, credentials));
    } catch (IllegalArgumentException wrong) {
      throw new StartFailure(
          ExitCode.USAGE,
          "--endpoint must be an address such as " + STANDARD_ENDPOINT + ", not '" + address + "'",
          wrong);
    }
  }

  /** A scheme, a host and a port: nothing that a request would leave out without a word. */
  private static boolean isOfAServer(URI uri) {
    String path = uri.getPath();
    return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && (path == null || path.isEmpty() || path.equals("/"))
        && uri.getQuery() == null;
  }

  private static String first(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null && !candidate.isBlank()) {
        return candidate;
      }
    }
    return "";
  }
}
