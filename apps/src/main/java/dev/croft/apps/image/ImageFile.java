package dev.croft.apps.image;

import dev.croft.platform.Name;
import dev.croft.platform.PlatformException;
import dev.croft.platform.image.Digest;
import dev.croft.platform.text.InvalidText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The text of an images.yaml. Each method returns the text with the tag or digest of one app changed, and every other byte, comments and order
 * included, as before. Fails with {@link PlatformException} where the text cannot be edited with certainty.
 */
public final class ImageFile {
    /** A tag's rule in the OCI distribution specification. */
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    private static final String TAG_KEY = "tag";
    private static final String DIGEST_KEY = "digest";

    private final String name;
    private final String text;

    /** {@code name} is what messages call the file. */
    public ImageFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Another tag is another image, so a digest of the old one goes. */
    public ImageFile withTag(Name app, String tag) {
        var entry = entry(app);
        var edits = new ArrayList<>(List.of(entry.set(TAG_KEY, checked(tag))));
        entry.remove(DIGEST_KEY).ifPresent(edits::add);
        return edited(app, edits, Map.of(TAG_KEY, Optional.of(tag), DIGEST_KEY, Optional.empty()));
    }

    public ImageFile withDigest(Name app, Digest digest) {
        var edits = List.of(entry(app).set(DIGEST_KEY, digest.value()));
        return edited(app, edits, Map.of(DIGEST_KEY, Optional.of(digest.value())));
    }

    public ImageFile with(Name app, String tag, Digest digest) {
        var entry = entry(app);
        var edits = List.of(entry.set(TAG_KEY, checked(tag)), entry.set(DIGEST_KEY, digest.value()));
        return edited(app, edits, Map.of(TAG_KEY, Optional.of(tag), DIGEST_KEY, Optional.of(digest.value())));
    }

    private static String checked(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw new InvalidText("must be a tag of 1 to 128 letters, digits, '.', '_' and '-'", tag, "try 1.0.0");
        }
        return tag;
    }

    private Entry entry(Name app) {
        return Entry.find(name, text, app);
    }

    /** The proof of the edit: read again, the file says the same but for what was asked. */
    private ImageFile edited(Name app, List<Edit> edits, Map<String, Optional<String>> changes) {
        var after = new ImageFile(name, Edit.apply(text, edits));
        var wanted = Entry.read(name, text);
        var entry = new TreeMap<>(wanted.getOrDefault(app.value(), Map.of()));
        changes.forEach(
                (key, value) -> value.ifPresentOrElse(present -> entry.put(key, present), () -> entry.remove(key)));
        wanted.put(app.value(), entry);
        if (!Entry.read(name, after.text).equals(wanted)) {
            throw new PlatformException(
                    name + " is written in a way that cannot be edited safely; change " + app + " there by hand");
        }
        return after;
    }
}
