package dev.croft.aws.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.network.Cidr;
import org.junit.jupiter.api.Test;

class CloudflareRangesTest {
    @Test
    void areNarrowEnoughForS3NotToCallThemPublic() {
        assertThat(CloudflareRanges.IPV4)
                .extracting(range -> Cidr.parse(range).prefix())
                .allMatch(prefix -> prefix >= 8);
        assertThat(CloudflareRanges.IPV6).allMatch(range -> range.endsWith("/32"));
    }

    @Test
    void holdEveryAddressOnce() {
        for (var range : CloudflareRanges.IPV4) {
            assertThat(CloudflareRanges.IPV4)
                    .filteredOn(other -> Cidr.parse(other).overlaps(Cidr.parse(range)))
                    .containsExactly(range);
        }
        assertThat(CloudflareRanges.IPV4).hasSize(15).isSorted();
        assertThat(CloudflareRanges.IPV6).doesNotHaveDuplicates().isSorted();
    }
}
