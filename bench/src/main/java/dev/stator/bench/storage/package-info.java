/**
 * The Storage beside what it is made of: {@link dev.stator.bench.storage.HttpBars} beside the same
 * work over DynamoDB's protocol in a server of its own, {@link
 * dev.stator.bench.storage.LibraryBars} beside single calls and scans in this process.
 */
@NullMarked
package dev.stator.bench.storage;

import org.jspecify.annotations.NullMarked;
