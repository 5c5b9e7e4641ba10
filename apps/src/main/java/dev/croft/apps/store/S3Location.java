package dev.croft.apps.store;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.apps.config.SecretEnvironment;
import java.util.Optional;

/** A folder of an S3 bucket, and the keys that open it. */
@JsonClassDescription("A folder of an S3 bucket, and the keys that open it")
public record S3Location(
        @JsonPropertyDescription("the bucket's name") String bucket,
        @JsonPropertyDescription("the region it is in") String region,
        @JsonPropertyDescription("the folder in it; absent: the app's name") Optional<String> prefix,
        @JsonPropertyDescription(
                        "the Secret with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; absent: the role of the EC2 instance the pods run on")
                Optional<SecretEnvironment> credentials) {
    /** Keys of the Secret. */
    public static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";

    public static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";

    public S3Location {
        prefix = prefix == null ? Optional.empty() : prefix;
        credentials = credentials == null ? Optional.empty() : credentials;
    }
}
