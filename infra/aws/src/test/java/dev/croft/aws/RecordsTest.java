package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.aws.edge.EdgeSection;
import dev.croft.load.Defaults;
import org.junit.jupiter.api.Test;

class RecordsTest {
    @Test
    void awsConstructorsApplyTheDefaultsThatTheSchemaDeclares() {
        assertThat(Defaults.wrong(AwsSection.class)).isEmpty();
    }

    @Test
    void edgeConstructorsApplyTheDefaultsThatTheSchemaDeclares() {
        assertThat(Defaults.wrong(EdgeSection.class)).isEmpty();
    }
}
