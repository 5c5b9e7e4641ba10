package dev.croft.apps.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.platform.Name;
import dev.croft.platform.PlatformException;
import dev.croft.platform.image.Digest;
import dev.croft.platform.text.InvalidText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageFileTest {
    private static final Name WEB = Name.parse("web");
    private static final Digest OLD = Digest.parse("sha256:" + "0".repeat(64));
    private static final Digest NEW = Digest.parse("sha256:" + "a".repeat(64));

    private static final String TEXT =
            """
            # The images. \uD83C\uDFAE
            zeta:   # last letter, first entry
              repository: registry.example.com/zeta
              tag: '2.0'

            web:
              # pinned by CI
              digest: %s # of 1.0.0
              repository: "registry.example.com/web"
              tag: 1.0.0   # for people
              architectures: [arm64]
            alpha: {repository: registry.example.com/alpha, tag: 3.1.0, digest: "%s"}
            """
                    .formatted(OLD, OLD);

    @Test
    void setsTagAndDigestAndNothingElse() {
        assertThat(file(TEXT).with(WEB, "1.1.0", NEW).text())
                .isEqualTo(TEXT.replace("digest: " + OLD + " #", "digest: " + NEW + " #")
                        .replace("tag: 1.0.0 ", "tag: 1.1.0 "));
    }

    @Test
    void setsTheDigestAlone() {
        assertThat(file(TEXT).withDigest(Name.parse("alpha"), NEW).text())
                .isEqualTo(TEXT.replace("\"" + OLD + "\"", "\"" + NEW + "\""));
    }

    @Test
    void anotherTagTakesTheDigestOfTheOldOneAway() {
        assertThat(file(TEXT).withTag(WEB, "1.1.0").text())
                .isEqualTo(
                        TEXT.replace("  digest: " + OLD + " # of 1.0.0\n", "").replace("tag: 1.0.0 ", "tag: 1.1.0 "));
        assertThat(file(TEXT).withTag(Name.parse("alpha"), "3.2.0").text())
                .isEqualTo(TEXT.replace("tag: 3.1.0, digest: \"" + OLD + "\"", "tag: 3.2.0"));
    }

    @Test
    void aDigestThatStandsFirstGoesToo() {
        assertThat(file("web: {digest: " + NEW + ", tag: 1.0.0, repository: r}\n")
                        .withTag(Name.parse("web"), "2.0.0")
                        .text())
                .isEqualTo("web: {tag: 2.0.0, repository: r}\n");
    }

    @Test
    void addsADigestBehindTheTag() {
        assertThat(file(TEXT).withDigest(Name.parse("zeta"), NEW).text())
                .isEqualTo(TEXT.replace("tag: '2.0'\n", "tag: '2.0'\n  digest: " + NEW + "\n"));
        assertThat(file("web: {repository: r, tag: 1.0.0}\n")
                        .withDigest(WEB, NEW)
                        .text())
                .isEqualTo("web: {repository: r, tag: 1.0.0, digest: " + NEW + "}\n");
        assertThat(file("web:\n  repository: r\n  tag: 1.0.0")
                        .withDigest(WEB, NEW)
                        .text())
                .isEqualTo("web:\n  repository: r\n  tag: 1.0.0\n  digest: " + NEW);
    }

    @Test
    void keepsQuotesAndWindowsLineEnds() {
        var text = TEXT.replace("\n", "\r\n");

        assertThat(file(text).with(Name.parse("zeta"), "2.1", NEW).text())
                .isEqualTo(text.replace("tag: '2.0'\r\n", "tag: '2.1'\r\n  digest: " + NEW + "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "1.10", "on", "1e3", "null"})
    void quotesATagThatReadsAsSomethingElse(String tag) {
        assertThat(file("web:\n  tag: 1.0.0\n").withTag(WEB, tag).text()).isEqualTo("web:\n  tag: \"" + tag + "\"\n");
    }

    @Test
    void settingTheSameAgainChangesNothing() {
        var once = file(TEXT).with(WEB, "1.1.0", NEW);

        assertThat(once.with(WEB, "1.1.0", NEW).text()).isEqualTo(once.text());
    }

    @Test
    void namesTheAppsThereAre() {
        assertThatThrownBy(() -> file(TEXT).withTag(Name.parse("wep"), "1.0.0"))
                .isInstanceOf(PlatformException.class)
                .hasMessage("there is no image of wep with a tag in images.yaml; it has [alpha, web, zeta]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "a b", "1.0.0\n", "a/b", "${{x}}"})
    void refusesWhatIsNoTag(String tag) {
        assertThatThrownBy(() -> file(TEXT).withTag(WEB, tag)).isInstanceOf(InvalidText.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web: &shared {repository: r, tag: 1.0.0}\napi: *shared\n",
                "web:\n  repository: r\n  tag: &version 1.0.0\napi:\n  repository: r\n  tag: *version\n",
                "base: &base\n  tag: 1.0.0\nweb:\n  <<: *base\n  repository: r\n"
            })
    void refusesToEditWhatIsShared(String text) {
        assertThatThrownBy(() -> file(text).with(WEB, "1.1.0", NEW)).isInstanceOf(PlatformException.class);
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertThatThrownBy(() -> file("web: [").withTag(WEB, "1.0.0")).isInstanceOf(PlatformException.class);
        assertThatThrownBy(() -> file("- web\n").withTag(WEB, "1.0.0")).isInstanceOf(PlatformException.class);
        assertThatThrownBy(() -> file("").withTag(WEB, "1.0.0")).isInstanceOf(PlatformException.class);
    }

    private static ImageFile file(String text) {
        return new ImageFile("images.yaml", text);
    }
}
