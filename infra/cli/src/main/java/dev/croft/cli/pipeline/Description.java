package dev.croft.cli.pipeline;

import dev.croft.load.Located;
import dev.croft.load.Places;
import dev.croft.platform.check.Severity;
import dev.croft.platform.image.Images;
import java.util.List;
import java.util.Optional;

/**
 * A platform as its two files describe it.
 *
 * @param platform present when {@code platform.yaml} and {@code images.yaml} have no mistakes of form
 * @param problems mistakes of form, in the order of the files
 */
public record Description(Optional<Platform> platform, Images images, Places places, List<Located> problems) {
    public Description {
        problems = List.copyOf(problems);
    }

    static boolean hasErrors(List<Located> problems) {
        return problems.stream().anyMatch(located -> located.problem().severity() == Severity.ERROR);
    }
}
