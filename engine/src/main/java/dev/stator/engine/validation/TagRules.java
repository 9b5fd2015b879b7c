package dev.stator.engine.validation;

import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.ListTagsOfResource;
import dev.stator.model.operation.Tag;
import dev.stator.model.operation.TagResource;
import dev.stator.model.operation.UntagResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for tags and for the ARN of what they are on.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Tagging restrictions in DynamoDB"; API Reference,
 * "TagResource", "UntagResource", "ListTagsOfResource", "Tag"; texts as the service answers them,
 * but for characters and reserved keys.
 */
public final class TagRules {
  private static final int ARN_LENGTH_MAX = 1283;
  private static final String RESERVED_PREFIX = "aws:";
  private static final Pattern TABLE_ARN =
      Pattern.compile("arn:[^:]+:dynamodb:[^:]+:[^:]+:table/[a-zA-Z0-9_.-]{3,255}");
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  private static final String INVALID = "One or more parameter values were invalid: ";

  private TagRules() {}

  /** The tags to add, by key. */
  public static Map<String, String> check(TagResource request) {
    requireArn(request.resourceArn());
    Constraints constraints = new Constraints().required("tags", request.tags());
    checkTags(constraints, request.tags());
    checkLength(constraints, request.resourceArn()).check();
    checkArn(request.resourceArn());
    List<Tag> tags = request.tags() == null ? List.of() : request.tags();
    if (tags.isEmpty()) {
      // The spelling is the service's.
      throw new EngineError.Validation("Atleast one Tag needs to be provided as Input.");
    }
    return byKey(tags);
  }

  /** The keys to take off. */
  public static List<String> check(UntagResource request) {
    requireArn(request.resourceArn());
    Constraints constraints = new Constraints().required("tagKeys", request.tagKeys());
    List<String> keys = request.tagKeys() == null ? List.of() : request.tagKeys();
    int position = 0;
    for (String key : keys) {
      constraints.length("tagKeys." + ++position + ".member", key, 1, Limits.TAG_KEY_LENGTH_MAX);
    }
    checkLength(constraints, request.resourceArn()).check();
    checkArn(request.resourceArn());
    if (keys.isEmpty()) {
      throw new EngineError.Validation("Atleast one Tag Key needs to be provided as Input.");
    }
    return keys;
  }

  public static void check(ListTagsOfResource request) {
    requireArn(request.resourceArn());
    checkLength(new Constraints(), request.resourceArn()).check();
    checkArn(request.resourceArn());
    if (request.nextToken() != null) {
      throw new EngineError.Validation("Invalid NextToken: there is no second page of tags");
    }
  }

  /** The tags of CreateTable, whose constraints were checked. */
  static Map<String, String> ofNewTable(@Nullable List<Tag> tags) {
    return checkCount(byKey(tags == null ? List.of() : tags));
  }

  static void checkTags(Constraints constraints, @Nullable List<Tag> tags) {
    int position = 0;
    for (Tag tag : tags == null ? List.<Tag>of() : tags) {
      String path = "tags." + ++position + ".member.";
      constraints
          .required(path + "key", tag.key())
          .length(path + "key", tag.key(), 1, Limits.TAG_KEY_LENGTH_MAX)
          .required(path + "value", tag.value())
          .length(path + "value", tag.value(), 0, Limits.TAG_VALUE_LENGTH_MAX);
    }
  }

  /** All tags that a table is about to have. */
  public static Map<String, String> checkCount(Map<String, String> tags) {
    if (tags.size() > Limits.TAGS_MAX) {
      throw new EngineError.Validation(
          "Number of Tags exceed the current limit for the provided ResourceArn");
    }
    return tags;
  }

  public static EngineError.ResourceNotFound notFound(@Nullable String arn) {
    // The spelling is the service's.
    return new EngineError.ResourceNotFound(
        "Requested resource not found: ResourcArn: " + arn + " not found");
  }

  private static Map<String, String> byKey(List<Tag> tags) {
    Map<String, String> byKey = new LinkedHashMap<>();
    for (Tag tag : tags) {
      String key = Objects.requireNonNull(tag.key());
      String value = Objects.requireNonNull(tag.value());
      checkText("key", key);
      checkText("value", value);
      if (key.toLowerCase(Locale.ROOT).startsWith(RESERVED_PREFIX)) {
        throw new EngineError.Validation(
            INVALID + "Tag keys must not begin with the reserved prefix aws:. Key: " + key);
      }
      byKey.put(key, value);
    }
    return byKey;
  }

  private static void checkText(String part, String text) {
    if (!CHARACTERS.matcher(text).matches()) {
      throw new EngineError.Validation(
          INVALID
              + "A tag's "
              + part
              + " may have letters, white space, numbers and + - = . _ : / @ only. Given: "
              + text);
    }
  }

  private static void requireArn(@Nullable String arn) {
    if (arn == null) {
      throw new EngineError.Validation("Invalid TableArn");
    }
  }

  private static Constraints checkLength(Constraints constraints, @Nullable String arn) {
    return constraints.length("resourceArn", arn, 1, ARN_LENGTH_MAX);
  }

  private static void checkArn(@Nullable String arn) {
    if (arn == null || !TABLE_ARN.matcher(arn).matches()) {
      throw new EngineError.Validation(
          "Invalid TableArn: Invalid ResourceArn provided as input " + arn);
    }
  }
}
