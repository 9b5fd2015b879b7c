/**
 * State stores and bindings beside a real daprd, on Unix sockets: daprd asks by reflection what is
 * there, gives each of its components the metadata of its YAML, and calls it. A socket holds many
 * components, told apart by daprd's connection and the name in the header {@code
 * x-component-instance}. Keys come with their prefix and values encrypted already, by daprd.
 *
 * <p>Source: Dapr docs, "Pluggable components".
 */
@NullMarked
package dev.stator.server.dapr.pluggable;

import org.jspecify.annotations.NullMarked;
