"""Each resource type of the template, made by ordinary boto3 calls. A type or property that is not here is an error."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from local.bus import Router, Rule
from local.template import Node, UnknownConstruct

REGION, ACCOUNT = "eu-west-1", "123456789012"


@dataclass(frozen=True, slots=True)
class Made:
    """What Ref and GetAtt of a resource give."""

    ref: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Maker:
    """Makes resources under the names of one stack. `clients` gives boto3 clients that nobody counts."""

    stack: str
    clients: Callable[[str], Any]
    router: Router

    def make(self, kind: str, name: str, properties: Mapping[str, Node]) -> Made:
        if kind in INERT:
            return _inert(kind, f"{self.stack}-{name}")
        if kind not in MAKERS:
            raise UnknownConstruct(f"{name}: {kind}")
        make, known = MAKERS[kind]
        unknown = sorted(set(properties) - known)
        if unknown:
            raise UnknownConstruct(f"{name} ({kind}): {', '.join(unknown)}")
        return make(self, f"{self.stack}-{name}", properties)

    def queue(self, name: str, properties: Mapping[str, Node]) -> Made:
        attributes = {k: json.dumps(v) if isinstance(v, dict) else _text(v) for k, v in properties.items()}
        url = self.clients("sqs").create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
        return Made(url, {"Arn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}", "QueueName": name})

    def queue_policy(self, name: str, properties: Mapping[str, Node]) -> Made:
        for url in properties["Queues"]:
            self.clients("sqs").set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps(properties["PolicyDocument"])})
        return Made(name)

    def table(self, name: str, properties: Mapping[str, Node]) -> Made:
        client = self.clients("dynamodb")
        plain = {k: properties[k] for k in ("BillingMode", "AttributeDefinitions", "KeySchema")}
        client.create_table(TableName=name, DeletionProtectionEnabled=_bool(properties["DeletionProtectionEnabled"]), **plain)
        client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=properties["PointInTimeRecoverySpecification"])
        if "TimeToLiveSpecification" in properties:
            client.update_time_to_live(TableName=name, TimeToLiveSpecification=properties["TimeToLiveSpecification"])
        return Made(name, {"Arn": f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{name}"})

    def bucket(self, name: str, properties: Mapping[str, Node]) -> Made:
        client, bucket = self.clients("s3"), name.lower()
        client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
        client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=properties["VersioningConfiguration"])
        block = properties["PublicAccessBlockConfiguration"]
        client.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=block)
        return Made(bucket, {"Arn": f"arn:aws:s3:::{bucket}"})

    def secret(self, name: str, properties: Mapping[str, Node]) -> Made:
        client = self.clients("secretsmanager")
        value = properties.get("SecretString")
        if value is None:
            asked = dict(properties["GenerateSecretString"])
            template, key = json.loads(asked.pop("SecretStringTemplate")), asked.pop("GenerateStringKey")
            value = json.dumps({**template, key: client.get_random_password(**asked)["RandomPassword"]})
        return Made(client.create_secret(Name=name, SecretString=value)["ARN"])

    def bus(self, name: str, properties: Mapping[str, Node]) -> Made:
        arn = self.clients("events").create_event_bus(Name=properties["Name"])["EventBusArn"]
        return Made(properties["Name"], {"Arn": arn, "Name": properties["Name"]})

    def rule(self, name: str, properties: Mapping[str, Node]) -> Made:
        client, bus = self.clients("events"), properties["EventBusName"]
        arn = client.put_rule(Name=name, EventBusName=bus, EventPattern=json.dumps(properties["EventPattern"]))["RuleArn"]
        client.put_targets(Rule=name, EventBusName=bus, Targets=properties["Targets"])
        self.router.rules[name] = Rule(arn, properties["EventPattern"], tuple(properties["Targets"]))
        return Made(name, {"Arn": arn})

    def http_api(self, name: str, properties: Mapping[str, Node]) -> Made:
        return Made("local", {"ApiEndpoint": "http://localhost"})


def _inert(kind: str, name: str) -> Made:
    arn = INERT[kind].format(name=name)
    return Made(arn if kind.endswith("LayerVersion") else name, {"Arn": arn})


def _bool(value: Node) -> bool:
    return str(value).lower() == "true"


def _text(value: Node) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


INERT = {
    "AWS::S3::BucketPolicy": "-",  # moto reads no conditions in it: it would deny everything to everybody
    "AWS::IAM::Role": f"arn:aws:iam::{ACCOUNT}:role/{{name}}",
    "AWS::Logs::LogGroup": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{{name}}:*",
    "AWS::CloudWatch::Alarm": f"arn:aws:cloudwatch:{REGION}:{ACCOUNT}:alarm:{{name}}",
    "AWS::Serverless::LayerVersion": f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:{{name}}:1",
}
"""Types that change nothing of what the local run does: permissions are not checked, logs are kept by the stack, no metric is
computed, and the shared package is imported from where it lies. Their properties are resolved all the same."""

MAKERS: dict[str, tuple[Callable[[Maker, str, Mapping[str, Node]], Made], set[str]]] = {
    "AWS::SQS::Queue": (Maker.queue, {"VisibilityTimeout", "MessageRetentionPeriod", "SqsManagedSseEnabled", "RedrivePolicy"}),
    "AWS::SQS::QueuePolicy": (Maker.queue_policy, {"Queues", "PolicyDocument"}),
    "AWS::DynamoDB::Table": (
        Maker.table,
        {
            "BillingMode",
            "AttributeDefinitions",
            "KeySchema",
            "TimeToLiveSpecification",
            "PointInTimeRecoverySpecification",
            "DeletionProtectionEnabled",
        },
    ),
    "AWS::S3::Bucket": (
        Maker.bucket,
        {
            "VersioningConfiguration",
            "PublicAccessBlockConfiguration",
            "BucketEncryption",  # without effect on what is read back
            "OwnershipControls",  # there is one account
            "LifecycleConfiguration",  # no run lasts for days
        },
    ),
    "AWS::SecretsManager::Secret": (Maker.secret, {"Description", "SecretString", "GenerateSecretString"}),
    "AWS::Events::EventBus": (Maker.bus, {"Name"}),
    "AWS::Events::Rule": (Maker.rule, {"EventBusName", "EventPattern", "Targets"}),
    "AWS::Serverless::HttpApi": (Maker.http_api, {"Description", "DefaultRouteSettings", "AccessLogSettings"}),
}
