package dev.stator.engine.tables;

import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableArns;
import dev.stator.engine.validation.TagRules;
import dev.stator.model.operation.ListTagsOfResource;
import dev.stator.model.operation.Tag;
import dev.stator.model.operation.TagResource;
import dev.stator.model.operation.UntagResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TagResource, UntagResource and ListTagsOfResource. A change is seen at once. */
public final class TagOperations {
  private final Catalog catalog;
  private final TableArns arns;

  public TagOperations(Catalog catalog, TableArns arns) {
    this.catalog = catalog;
    this.arns = arns;
  }

  public TagResource.Result tag(TagResource request) {
    Map<String, String> added = TagRules.check(request);
    catalog.changeTags(
        table(request.resourceArn()),
        tags -> {
          Map<String, String> all = new LinkedHashMap<>(tags);
          all.putAll(added);
          return TagRules.checkCount(all);
        });
    return new TagResource.Result();
  }

  public UntagResource.Result untag(UntagResource request) {
    List<String> removed = TagRules.check(request);
    catalog.changeTags(
        table(request.resourceArn()),
        tags -> {
          Map<String, String> rest = new LinkedHashMap<>(tags);
          rest.keySet().removeAll(removed);
          return rest;
        });
    return new UntagResource.Result();
  }

  public ListTagsOfResource.Result list(ListTagsOfResource request) {
    TagRules.check(request);
    List<Tag> tags = new ArrayList<>();
    catalog
        .tags(table(request.resourceArn()))
        .forEach((key, value) -> tags.add(new Tag(key, value)));
    return new ListTagsOfResource.Result(tags);
  }

  private Table table(@Nullable String arn) {
    Table table = arn == null ? null : catalog.find(arns.name(arn));
    if (table == null) {
      throw TagRules.notFound(arn);
    }
    return table;
  }
}
