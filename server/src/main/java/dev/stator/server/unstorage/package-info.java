/**
 * unstorage's HTTP protocol for named Storages under {@code /storage/{name}/}: {@link
 * dev.stator.server.unstorage.StorageRequest} reads what a request is about, {@link
 * dev.stator.server.unstorage.StorageFrontEnd} does it, {@link
 * dev.stator.server.unstorage.StorageAnswers} writes values, keys and errors.
 *
 * <p>Source: unstorage guide, "HTTP server"; behaviour of the clients of 1.17 and 2.0.
 */
@NullMarked
package dev.stator.server.unstorage;

import org.jspecify.annotations.NullMarked;
