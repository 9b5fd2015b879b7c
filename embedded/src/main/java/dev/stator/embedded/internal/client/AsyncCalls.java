package dev.stator.embedded.internal.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Blocking calls as futures: a failure completes the future. */
record AsyncCalls(Executor executor) {

  <P> CompletableFuture<P> start(Supplier<P> call) {
    try {
      return CompletableFuture.supplyAsync(call, executor);
    } catch (RejectedExecutionException refused) {
      return CompletableFuture.failedFuture(
          SdkClientException.create("The executor of the async client took no more work", refused));
    }
  }
}
