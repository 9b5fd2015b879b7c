/**
 * What Dapr's APIs cost beside DynamoDB's protocol, and what bulk reads save. Run its main class
 * over a built distribution; it prints each bar with its figure.
 */
@NullMarked
package dev.stator.bench.dapr;

import org.jspecify.annotations.NullMarked;
