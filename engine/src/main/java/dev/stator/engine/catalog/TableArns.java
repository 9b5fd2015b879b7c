package dev.stator.engine.catalog;

/**
 * The ARNs of tables: {@code arn:aws:dynamodb:{region}:{account}:table/{name}}.
 *
 * <p>Source: AWS Service Authorization Reference, "Resource types defined by Amazon DynamoDB".
 */
public final class TableArns {
  public static final String SCHEME = "arn:";

  private final String prefix;

  public TableArns(String region, String accountId) {
    prefix = SCHEME + "aws:dynamodb:" + region + ":" + accountId + ":table/";
  }

  public String ofIndex(String tableName, String indexName) {
    return of(tableName) + "/index/" + indexName;
  }

  public String of(String tableName) {
    return prefix + tableName;
  }

  /**
   * The table that {@code nameOrArn} names. An ARN of another region or account stays as it is: no
   * table has such a name, so it is not found.
   */
  public String name(String nameOrArn) {
    return nameOrArn.startsWith(prefix) ? nameOrArn.substring(prefix.length()) : nameOrArn;
  }
}
