package dev.stator.app.resources;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The keys in the Secret of {@link Seed#kedaUser}, and who uses them. */
public final class SeedKeys {
  public static final String ID = "AKIDEXAMPLE";
  public static final String KEY = "wJalrXUtnFEMI";
  public static final String SESSION = "a session";

  private SeedKeys() {}

  /** Signs with them, for the region of the seed. */
  public static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .httpClientBuilder(Apache5HttpClient.builder())
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsSessionCredentials.create(ID, KEY, SESSION)))
        .build();
  }
}
