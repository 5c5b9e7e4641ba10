package dev.croft.apps;

import static dev.croft.apps.Fixtures.apps;
import static dev.croft.apps.Fixtures.problems;
import static dev.croft.apps.Fixtures.redis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.workload.Memory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RedisChecksTest {
    @Test
    void memoryForDataLeavesRoomBelowTheLimit() {
        assertThat(problems(apps(redis("redis")
                        .maxMemory(Optional.of(Memory.parse("96Mi")))
                        .build())))
                .isEmpty();
        assertThat(problems(apps(redis("redis")
                        .maxMemory(Optional.of(Memory.parse("97Mi")))
                        .build())))
                .containsExactly(
                        "apps[0].maxMemory: must be at most 75 % of the memory limit 128Mi, got '97Mi'; try 96Mi");
    }

    @Test
    void noMemoryForDataWouldMeanNoBound() {
        assertThat(problems(
                        apps(redis("redis").maxMemory(Optional.of(Memory.ZERO)).build())))
                .containsExactly(
                        "apps[0].maxMemory: must be more than nothing, which means no bound at all, got '0'; try 48Mi");
    }

    @Test
    void theVolumeHoldsTheOldAndTheNewFile() {
        assertThat(problems(apps(redis("redis").storage(Memory.parse("64Mi")).build())))
                .containsExactly("apps[0].storage: must hold twice maxMemory (152Mi), got '64Mi'; try 152Mi");
    }

    @Test
    void memoryForDataIsSixtyPercentOfTheLimitByDefault() {
        assertThat(redis("redis").build().maxMemoryOrDefault()).isEqualTo(Memory.ofMebibytes(76));
    }
}
