/**
 * The resources that front ends serve. {@link dev.stator.app.resources.ResourceFolder} reads the
 * YAML files of {@code --resources} into one typed document for each resource, in the formats of
 * Dapr, KEDA and Kubernetes and our own; {@link dev.stator.app.resources.Resources} holds them and
 * {@link dev.stator.app.resources.SecretSources} and {@link
 * dev.stator.app.resources.TriggerAuthentications} follow the references between them. Every
 * complaint names file and line.
 */
@NullMarked
package dev.stator.app.resources;

import org.jspecify.annotations.NullMarked;
