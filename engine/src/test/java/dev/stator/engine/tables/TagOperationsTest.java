package dev.stator.engine.tables;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.ListTagsOfResource;
import dev.stator.model.operation.Tag;
import dev.stator.model.operation.TagResource;
import dev.stator.model.operation.UntagResource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Source: Amazon DynamoDB Developer Guide, "Tagging restrictions in DynamoDB". */
class TagOperationsTest {
  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");
  private final String arn = engine.describe("things").tableArn();

  @Test
  void addsReplacesAndTakesOff() {
    assertThat(tags()).isEmpty();
    tag(new Tag("team", "a"), new Tag("env", "test"));
    tag(new Tag("team", "b"), new Tag("Team", ""));

    assertThat(tags())
        .containsExactly(new Tag("team", "b"), new Tag("env", "test"), new Tag("Team", ""));
    engine.restart();
    engine.execute(new UntagResource(arn, List.of("team", "absent")));
    assertThat(tags()).containsExactly(new Tag("env", "test"), new Tag("Team", ""));
    engine.execute(new UntagResource(arn, List.of("env", "Team")));
    assertThat(tags()).isEmpty();
  }

  @Test
  void createTableTags() {
    engine.execute(created(new Tag("env", "test")));
    engine.restart();

    String created = engine.describe("tagged").tableArn();
    assertThat(engine.execute(new ListTagsOfResource(created, null)).tags())
        .containsExactly(new Tag("env", "test"));
    engine.assertInvalid(
        created(new Tag("", "x")),
        "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint:"
            + " Member must have length greater than or equal to 1");
  }

  @Test
  void tagsGoWithTheirTable() {
    tag(new Tag("env", "test"));
    engine.execute(new DeleteTable("things"));
    engine.withTable("things", "id:S");

    assertThat(tags()).isEmpty();
    engine.put("things", item("id", "a"));
  }

  @Test
  void aTableHasFiftyTags() {
    tag(numbered(0, 49));
    tag(numbered(49, 50));
    tag(new Tag("key-3", "again"));

    assertThat(tags()).hasSize(Limits.TAGS_MAX);
    engine.assertInvalid(
        new TagResource(arn, List.of(new Tag("one-more", "x"))),
        "Number of Tags exceed the current limit for the provided ResourceArn");
    assertThat(tags()).hasSize(Limits.TAGS_MAX);
  }

  @Test
  void keysAndValuesHaveLengths() {
    tag(new Tag("k".repeat(127), "v".repeat(255)), new Tag("k".repeat(128), "v".repeat(256)));

    assertInvalid(
        new Tag("k".repeat(129), "v"),
        "1 validation error detected: Value '"
            + "k".repeat(129)
            + "' at 'tags.1.member.key' failed to satisfy constraint: Member must have length less"
            + " than or equal to 128");
    assertInvalid(
        new Tag("k", "v".repeat(257)),
        "1 validation error detected: Value '"
            + "v".repeat(257)
            + "' at 'tags.1.member.value' failed to satisfy constraint: Member must have length less"
            + " than or equal to 256");
    assertInvalid(
        new Tag(null, null),
        "2 validation errors detected: Value null at 'tags.1.member.key' failed to satisfy"
            + " constraint: Member must not be null; Value null at 'tags.1.member.value' failed to"
            + " satisfy constraint: Member must not be null");
    assertInvalid(
        new Tag("aws:mine", "v"),
        "One or more parameter values were invalid: Tag keys must not begin with the reserved prefix"
            + " aws:. Key: aws:mine");
    assertThatThrownBy(() -> tag(new Tag("a<b", "v"))).isInstanceOf(EngineError.Validation.class);
  }

  @Test
  void tellsWrongArns() {
    engine.assertInvalid(new TagResource(null, null), "Invalid TableArn");
    engine.assertInvalid(new UntagResource(null, null), "Invalid TableArn");
    engine.assertInvalid(new ListTagsOfResource(null, null), "Invalid TableArn");
    for (String wrong :
        List.of("a:b:c:d:e:f/g", "things", arn + "/index/x", arn.replace("things", "ab"))) {
      engine.assertInvalid(
          new ListTagsOfResource(wrong, null),
          "Invalid TableArn: Invalid ResourceArn provided as input " + wrong);
    }
    String absent = arn.replace("things", "nothing");
    assertThatThrownBy(() -> engine.execute(new ListTagsOfResource(absent, null)))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found: ResourcArn: " + absent + " not found");
    assertThatThrownBy(() -> engine.execute(new UntagResource(absent, List.of("k"))))
        .isInstanceOf(EngineError.ResourceNotFound.class);
  }

  @Test
  void tellsWhatIsMissing() {
    engine.assertInvalid(
        new TagResource(arn, null),
        "1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member must"
            + " not be null");
    engine.assertInvalid(
        new TagResource(arn, List.of()), "Atleast one Tag needs to be provided as Input.");
    engine.assertInvalid(
        new UntagResource(arn, null),
        "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member"
            + " must not be null");
    engine.assertInvalid(
        new UntagResource(arn, List.of()), "Atleast one Tag Key needs to be provided as Input.");
  }

  private List<Tag> tags() {
    return engine.execute(new ListTagsOfResource(arn, null)).tags();
  }

  private void tag(Tag... tags) {
    engine.execute(new TagResource(arn, List.of(tags)));
  }

  private void assertInvalid(Tag tag, String message) {
    engine.assertInvalid(new TagResource(arn, List.of(tag)), message);
  }

  private static Tag[] numbered(int from, int to) {
    List<Tag> tags = new ArrayList<>();
    for (int at = from; at < to; at++) {
      tags.add(new Tag("key-" + at, "value"));
    }
    return tags.toArray(Tag[]::new);
  }

  private static CreateTable created(Tag... tags) {
    CreateTable plain = Requests.createTable("tagged", "id:S");
    return plain.withTags(List.of(tags));
  }
}
