package dev.stator.tables.connection;

import dev.stator.tables.TableCalls;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The clients of this process, one for each different {@link ConnectionSettings}, over one pool of
 * connections. Each call ends within {@link CallLimits}. For many threads. Close it when nobody
 * uses its clients any more.
 */
public final class AwsClients implements AutoCloseable {
  /** Connections to all endpoints together. */
  private static final int CONNECTIONS_MAX = 256;

  private static final String SESSION_NAME = "stator";
  private static final Region REGION_OF_CUSTOM_ENDPOINTS = Region.US_EAST_1;

  private final SdkHttpClient http;
  private final CallLimits limits;
  private final Map<ConnectionSettings, DynamoDbClient> clients = new ConcurrentHashMap<>();
  private final Map<ConnectionSettings, DynamoDbStreamsClient> streams = new ConcurrentHashMap<>();

  /** A role is taken once, for all regions. */
  private final Map<Credentials, AwsCredentialsProvider> providers = new ConcurrentHashMap<>();

  private final List<SdkAutoCloseable> owned = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if {@link TrustedAuthorities#VARIABLE} is wrong
   */
  public AwsClients() {
    this(CallLimits.STANDARD, TrustedAuthorities.ofEnvironment());
  }

  AwsClients(CallLimits limits, @Nullable TrustedAuthorities authorities) {
    this.limits = limits;
    Apache5HttpClient.Builder builder = Apache5HttpClient.builder().maxConnections(CONNECTIONS_MAX);
    if (authorities != null) {
      builder.tlsTrustManagersProvider(authorities::managers);
    }
    this.http = builder.build();
  }

  /**
   * The client for {@code settings}; the same one for equal settings. Never close it.
   *
   * @throws dev.stator.tables.TableError if they name no region and this machine has none either
   */
  public DynamoDbClient client(ConnectionSettings settings) {
    return clients.computeIfAbsent(settings, missing -> TableCalls.call(() -> open(missing)));
  }

  /** The client of the streams for {@code settings}, likewise. */
  public DynamoDbStreamsClient streams(ConnectionSettings settings) {
    return streams.computeIfAbsent(
        settings, missing -> TableCalls.call(() -> openStreams(missing)));
  }

  private DynamoDbStreamsClient openStreams(ConnectionSettings settings) {
    DynamoDbStreamsClientBuilder builder =
        DynamoDbStreamsClient.builder()
            .httpClient(http)
            .overrideConfiguration(limits.configuration())
            .credentialsProvider(shared(settings.credentials(), settings.region()));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    @Nullable Region region = region(settings);
    if (region != null) {
      builder.region(region);
    }
    return builder.build();
  }

  private DynamoDbClient open(ConnectionSettings settings) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .httpClient(http)
            .overrideConfiguration(limits.configuration())
            .credentialsProvider(shared(settings.credentials(), settings.region()));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    @Nullable Region region = region(settings);
    if (region != null) {
      builder.region(region);
    }
    return builder.build();
  }

  private static @Nullable Region region(ConnectionSettings settings) {
    if (settings.region() != null) {
      return Region.of(settings.region());
    }
    return settings.endpoint() == null ? null : REGION_OF_CUSTOM_ENDPOINTS;
  }

  private AwsCredentialsProvider shared(Credentials credentials, @Nullable String region) {
    AwsCredentialsProvider known = providers.get(credentials);
    if (known != null) {
      return known;
    }
    synchronized (providers) {
      known = providers.get(credentials);
      if (known == null) {
        known = provider(credentials, region);
        providers.put(credentials, known);
      }
      return known;
    }
  }

  private AwsCredentialsProvider provider(Credentials credentials, @Nullable String region) {
    return switch (credentials) {
      case Credentials.DefaultChain chain -> DefaultCredentialsProvider.builder().build();
      case Credentials.Static keys -> StaticCredentialsProvider.create(fixed(keys));
      case Credentials.AssumedRole role -> assumed(role, region);
      case Credentials.WebIdentity identity ->
          keep(
              StsWebIdentityTokenFileCredentialsProvider.builder()
                  .roleArn(identity.roleArn())
                  .roleSessionName(orDefault(identity.sessionName()))
                  .webIdentityTokenFile(identity.tokenFile())
                  .stsClient(sts(new Credentials.DefaultChain(), region, identity.stsEndpoint()))
                  .build());
    };
  }

  private static software.amazon.awssdk.auth.credentials.AwsCredentials fixed(
      Credentials.Static keys) {
    String id = keys.accessKeyId().reveal();
    String secret = keys.secretAccessKey().reveal();
    return keys.sessionToken() == null
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, keys.sessionToken().reveal());
  }

  private AwsCredentialsProvider assumed(Credentials.AssumedRole role, @Nullable String region) {
    return keep(
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(sts(role.source(), region, role.stsEndpoint()))
            .refreshRequest(
                request ->
                    request
                        .roleArn(role.roleArn())
                        .externalId(role.externalId())
                        .roleSessionName(orDefault(role.sessionName())))
            .build());
  }

  private StsClient sts(Credentials source, @Nullable String region, @Nullable URI endpoint) {
    StsClientBuilder builder =
        StsClient.builder()
            .httpClient(http)
            .overrideConfiguration(limits.configuration())
            .credentialsProvider(provider(source, region));
    if (endpoint != null) {
      builder.endpointOverride(endpoint).region(REGION_OF_CUSTOM_ENDPOINTS);
    }
    if (region != null) {
      builder.region(Region.of(region));
    }
    return keep(builder.build());
  }

  private static String orDefault(@Nullable String sessionName) {
    return sessionName == null || sessionName.isBlank() ? SESSION_NAME : sessionName;
  }

  private <T extends SdkAutoCloseable> T keep(T closeable) {
    synchronized (owned) {
      owned.add(closeable);
    }
    return closeable;
  }

  @Override
  public void close() {
    clients.values().forEach(DynamoDbClient::close);
    streams.values().forEach(DynamoDbStreamsClient::close);
    synchronized (owned) {
      owned.forEach(SdkAutoCloseable::close);
    }
    http.close();
  }
}
