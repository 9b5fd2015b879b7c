package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.config.FileSettings;
import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.wiring.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real servers in a folder: one that is not closed keeps its folder locked. */
class ServerLifeTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

  @Test
  void stops_a_server_that_runs() {
    ServerLife life = new ServerLife(terminal);
    assertThat(life.start(this::server)).isNotNull();

    assertThat(life.stop()).isEqualTo(ExitCode.OK);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            Stopping: requests in progress are finished, new ones are refused ...
            Stopped; the store is closed.
            """);
    server().close();
  }

  @Test
  void waits_for_a_start_in_progress_and_closes_what_it_opened() throws Exception {
    ServerLife life = new ServerLife(terminal, LONG);
    CountDownLatch signalled = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<RunningServer> starting =
          threads.submit(
              () ->
                  life.start(
                      () -> {
                        RunningServer server = server();
                        await(signalled);
                        return server;
                      }));
      Future<ExitCode> stopping = threads.submit(life::stop);
      awaitText("Stopping: the start is finished first ...\n");
      signalled.countDown();

      assertThat(stopping.get()).isEqualTo(ExitCode.OK);
      assertThat(starting.get()).isNull();
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("Stopped; the store is closed.\n");
    server().close();
  }

  @Test
  void leaves_a_failed_start_to_the_thread_that_tells_it() {
    ServerLife life = new ServerLife(terminal);
    StartFailure failure = new StartFailure(ExitCode.FOLDER, "no");
    assertThatThrownBy(
            () ->
                life.start(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(life.stop()).isNull();
    assertThat(out.size()).isZero();
  }

  @Test
  void does_not_wait_forever_for_a_start() throws Exception {
    ServerLife life = new ServerLife(terminal, Duration.ofMillis(1));

    assertThat(life.stop()).isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("in the middle of its start");
  }

  private RunningServer server() {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.DATA, folder.toString());
    for (Port port : Port.values()) {
      flags.put(port.setting(), "0");
    }
    return RunningServer.start(ServeConfig.from(Settings.merge(flags, FileSettings.NONE)));
  }

  private void awaitText(String text) {
    while (!out.toString(StandardCharsets.UTF_8).contains(text)) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
