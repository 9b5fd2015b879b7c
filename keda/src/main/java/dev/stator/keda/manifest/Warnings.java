package dev.stator.keda.manifest;

import dev.stator.yaml.Position;
import dev.stator.yaml.YamlError;
import java.util.ArrayList;
import java.util.List;

/** What a person should know although everything works: one line each. */
public final class Warnings {
  private final List<String> lines = new ArrayList<>();

  public void add(Position position, String text) {
    lines.add(position + ": " + text);
  }

  /** Complaints that are not reason enough to stop. */
  public void addAll(List<YamlError> complaints) {
    complaints.forEach(complaint -> lines.addAll(complaint.lines()));
  }

  public void add(String line) {
    lines.add(line);
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }
}
