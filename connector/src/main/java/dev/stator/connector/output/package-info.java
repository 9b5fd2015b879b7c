/**
 * What an action gives back: {@link dev.stator.connector.output.SdkJson} writes the SDK's answers
 * as JSON and {@link dev.stator.connector.output.OutputSchema} describes what it writes. Both walk
 * the SDK's own list of members, so a member that the SDK learns is written and described.
 */
@NullMarked
package dev.stator.connector.output;

import org.jspecify.annotations.NullMarked;
