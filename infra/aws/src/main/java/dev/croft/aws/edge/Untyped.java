package dev.croft.aws.edge;

import io.cdktn.cdktn.TerraformDataSource;
import io.cdktn.cdktn.TerraformResource;
import io.cdktn.cdktn.TerraformResourceConfig;
import io.cdktn.cdktn.TerraformStack;
import java.util.Map;

/** Terraform resources of providers that have no Java classes here. The recipes that use it are their types: nobody else writes attribute names. */
final class Untyped {
    private Untyped() {}

    /** {@code attributes} hold strings, numbers, booleans, maps and lists, by Terraform's names. */
    static TerraformResource resource(TerraformStack stack, String id, String type, Map<String, Object> attributes) {
        var config =
                TerraformResourceConfig.builder().terraformResourceType(type).build();
        var resource = new TerraformResource(stack, id, config);
        attributes.forEach(resource::addOverride);
        return resource;
    }

    static TerraformDataSource data(TerraformStack stack, String id, String type, Map<String, Object> attributes) {
        var config =
                TerraformResourceConfig.builder().terraformResourceType(type).build();
        var data = new TerraformDataSource(stack, id, config);
        attributes.forEach(data::addOverride);
        return data;
    }
}
