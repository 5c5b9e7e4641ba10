package dev.croft.cli.catalogue;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.App;
import dev.croft.aws.resource.AwsResource;
import dev.croft.cli.Croft;
import dev.croft.cluster.addon.AddOn;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A family of members that a description chooses from by {@code type:}. */
enum Family {
    ADD_ONS("add-ons", "Add-ons", "cluster.addOns", "infra/cluster", AddOn.class),
    APPS("apps", "Apps", "apps", "apps", App.class),
    AWS("aws", "AWS resources", "aws.resources", "infra/aws", AwsResource.class);

    final String folder;
    final String title;
    final String section;
    private final String room;
    private final Class<?> root;

    Family(String folder, String title, String section, String room, Class<?> root) {
        this.folder = folder;
        this.title = title;
        this.section = section;
        this.room = room;
        this.root = root;
    }

    /** The members by the word after {@code type:}. */
    List<Class<?>> members() {
        return Arrays.<Class<?>>stream(root.getPermittedSubclasses())
                .sorted(Comparator.comparing(Family::type))
                .toList();
    }

    static String type(Class<?> member) {
        return member.getAnnotation(JsonTypeName.class).value();
    }

    static String description(Class<?> member) {
        return member.getAnnotation(JsonClassDescription.class).value();
    }

    /** The example of a member and what comes out of it. */
    Path golden(Class<?> member) {
        return Croft.repository().resolve(room).resolve("src/test/golden").resolve(type(member));
    }
}
