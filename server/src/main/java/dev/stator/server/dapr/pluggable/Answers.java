package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.StateError;
import dev.stator.dapr.binding.BindingError;
import dev.stator.tables.TableError;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one call: with what it gives, or with why not. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private Answers() {}

  /**
   * @param call the operation, for errors of state stores
   */
  static <A> void give(StreamObserver<A> answer, StateCall call, Supplier<A> work) {
    A message;
    try {
      message = work.get();
    } catch (StateError refused) {
      answer.onError(StateStatus.of(call, refused));
      return;
    } catch (RuntimeException failed) {
      answer.onError(status(failed));
      return;
    }
    answer.onNext(message);
    answer.onCompleted();
  }

  static <A> void give(StreamObserver<A> answer, Supplier<A> work) {
    give(answer, StateCall.INIT, work);
  }

  /**
   * @param message what is answered when {@code work} is done, whatever was asked
   */
  static <A> void done(StreamObserver<A> answer, StateCall call, A message, Runnable work) {
    give(
        answer,
        call,
        () -> {
          work.run();
          return message;
        });
  }

  static StatusRuntimeException status(RuntimeException failed) {
    return switch (failed) {
      case StatusRuntimeException status -> status;
      case BindingError refused -> BindingStatus.of(refused);
      case TableError refused ->
          TableStatus.code(refused).toStatus().withDescription(refused.text()).asRuntimeException();
      case IllegalArgumentException unfit ->
          Status.INVALID_ARGUMENT
              .withDescription(String.valueOf(unfit.getMessage()))
              .asRuntimeException();
      default -> {
        LOG.error("a call of daprd failed", failed);
        yield Status.INTERNAL
            .withDescription("internal error; see Stator's log")
            .asRuntimeException();
      }
    };
  }
}
