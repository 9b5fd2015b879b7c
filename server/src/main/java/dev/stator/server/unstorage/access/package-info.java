/**
 * Who may read and write what in a Storage: its {@link
 * dev.stator.server.unstorage.access.AccessPolicy} is a list of rules, each for a base, for
 * reading, writing or both, and for who has one of its tokens, or for everybody.
 */
@NullMarked
package dev.stator.server.unstorage.access;

import org.jspecify.annotations.NullMarked;
