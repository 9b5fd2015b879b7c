/** The Storage's rules, and its drivers under the same checks. */
@NullMarked
package dev.stator.unstorage;

import org.jspecify.annotations.NullMarked;
