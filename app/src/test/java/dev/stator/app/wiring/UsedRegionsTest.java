package dev.stator.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.connector.error.ActionError;
import org.junit.jupiter.api.Test;

class UsedRegionsTest {
  @Test
  void keepsACallerFromMakingClientsWithoutEnd() {
    UsedRegions regions = new UsedRegions();
    for (int n = 0; n < UsedRegions.REGIONS_MAX; n++) {
      assertThat(regions.of("region-" + n)).isEqualTo("region-" + n);
    }
    assertThat(regions.of("region-0")).isEqualTo("region-0");
    assertThat(regions.of(null)).isNull();
    assertThatThrownBy(() -> regions.of("one-more"))
        .isInstanceOfSatisfying(
            ActionError.class, error -> assertThat(error.field()).isEqualTo("awsRegion"));
  }
}
