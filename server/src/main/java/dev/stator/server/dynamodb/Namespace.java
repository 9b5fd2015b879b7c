package dev.stator.server.dynamodb;

import java.util.regex.Pattern;

/**
 * Tables of one account in one region: those of another have nothing to do with them.
 *
 * @param accountId twelve digits
 * @param region such as {@code us-east-1}
 */
public record Namespace(String accountId, String region) {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");

  /**
   * @throws IllegalArgumentException if the account or the region is not like one
   */
  public Namespace {
    if (!isAccount(accountId)) {
      throw new IllegalArgumentException("account is not 12 digits: '" + accountId + "'");
    }
    if (!isRegion(region)) {
      throw new IllegalArgumentException("region is not like us-east-1: '" + region + "'");
    }
  }

  /** Whether {@code text} has the form of an account. */
  public static boolean isAccount(String text) {
    return ACCOUNT.matcher(text).matches();
  }

  /** Whether {@code text} has the form of a region. */
  public static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }
}
