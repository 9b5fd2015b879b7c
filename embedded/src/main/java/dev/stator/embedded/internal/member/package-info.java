/**
 * Which members of an AWS SDK request are understood. A request is held against its list before it
 * is translated, so that a member that nothing here reads is refused and never silently ignored;
 * members that a later version of the SDK adds are refused from the start.
 */
@NullMarked
package dev.stator.embedded.internal.member;

import org.jspecify.annotations.NullMarked;
