/**
 * YAML files in, trees out in which every node knows its file and line, so that every later
 * complaint can say where. {@link dev.stator.yaml.YamlFile} reads, within the limits of {@link
 * dev.stator.yaml.YamlLimits}; {@link dev.stator.yaml.Fields} asks a mapping for its fields by name
 * and type, and remembers which it was asked for.
 */
@NullMarked
package dev.stator.yaml;

import org.jspecify.annotations.NullMarked;
