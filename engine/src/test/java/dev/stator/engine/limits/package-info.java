/**
 * The documented limits, each tried just below, at and just above it, on every way that a request
 * can take to it. Limits that belong to one operation alone are tried in its own test: TESTING.md
 * says where.
 */
@NullMarked
package dev.stator.engine.limits;

import org.jspecify.annotations.NullMarked;
