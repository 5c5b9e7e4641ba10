# The instance tells about itself only to who has a session token (IMDSv2).
metadata() {
    curl -fsS --retry 5 -H "X-aws-ec2-metadata-token: $session" "http://169.254.169.254/latest/meta-data/$1"
}

learn_instance() {
    session=$(curl -fsS --retry 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' \
        http://169.254.169.254/latest/api/token)
    INSTANCE_ADDRESS=$(metadata local-ipv4)
    INSTANCE_REGION=$(metadata placement/region)
    INSTANCE_ZONE=$(metadata placement/availability-zone)
    INSTANCE_PROVIDER_ID="aws:///$INSTANCE_ZONE/$(metadata instance-id)"
    export AWS_DEFAULT_REGION="$INSTANCE_REGION"
    mkdir -p "$HANDOVER"
    metadata public-keys/0/openssh-key > "$HANDOVER/authorized_keys" 2> /dev/null || rm -f "$HANDOVER/authorized_keys"
    command -v aws > /dev/null || snap install aws-cli --classic
}

# Secrets of the cluster come from and go to Parameter Store, encrypted, with the instance's own role.
receive() {
    umask 077
    aws ssm get-parameter --with-decryption --name "/$PLATFORM/cluster/$1" --query Parameter.Value --output text \
        > "$HANDOVER/$2" || {
        rm -f "$HANDOVER/$2"
        fail "the first server has not published /$PLATFORM/cluster/$1 yet"
    }
    umask 022
}

publish() {
    aws ssm put-parameter --overwrite --type SecureString --name "/$PLATFORM/cluster/$1" --value "file://$2" > /dev/null
}
