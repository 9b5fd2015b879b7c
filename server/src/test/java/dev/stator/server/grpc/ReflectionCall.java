package dev.stator.server.grpc;

import io.grpc.StatusRuntimeException;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The first answer of a stream, or its error. */
final class ReflectionCall implements StreamObserver<ServerReflectionResponse> {
  private static final int PATIENCE_SECONDS = 10;

  private final CompletableFuture<ServerReflectionResponse> first = new CompletableFuture<>();

  ServerReflectionResponse answer() {
    try {
      return first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StatusRuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(failed);
    } catch (TimeoutException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void onNext(ServerReflectionResponse response) {
    first.complete(response);
  }

  @Override
  public void onError(Throwable error) {
    first.completeExceptionally(error);
  }

  @Override
  public void onCompleted() {
    first.completeExceptionally(new IllegalStateException("ended without an answer"));
  }
}
