"""House rules of template.yaml that no linter sees."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from local.stack import TEMPLATE
from local.template import load
from tocsin.lambda_ import work
from tocsin.messages import SOURCE, Payload
from tocsin.settings import Settings

DOCUMENT = load(TEMPLATE)
RESOURCES: dict[str, Any] = DOCUMENT["Resources"]
GLOBALS = DOCUMENT["Globals"]["Function"]


def of_type(kind: str) -> dict[str, Any]:
    return {name: r.get("Properties", {}) for name, r in RESOURCES.items() if r["Type"] == kind}


FUNCTIONS = of_type("AWS::Serverless::Function")
QUEUES = of_type("AWS::SQS::Queue")
ALARMS = of_type("AWS::CloudWatch::Alarm")
RULES = of_type("AWS::Events::Rule")
STATEMENTS = [(n, s) for n, r in of_type("AWS::IAM::Role").items() for p in r["Policies"] for s in p["PolicyDocument"]["Statement"]]
SOURCES = [(n, e["Properties"]) for n, f in FUNCTIONS.items() for e in f["Events"].values() if e["Type"] == "SQS"]
EVENT_NAMES = {m.model_fields["name"].default for m in get_args(get_args(Payload)[0])}


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def dead_letters(queue: str) -> str | None:
    policy = QUEUES[queue].get("RedrivePolicy")
    return policy["deadLetterTargetArn"]["Fn::GetAtt"][0] if policy else None


WORK_QUEUES = [q for q in QUEUES if dead_letters(q)]
DEAD_LETTER_QUEUES = [q for q in QUEUES if not dead_letters(q)]


def test_there_is_something_to_check() -> None:
    assert len(FUNCTIONS) == 5
    assert len(WORK_QUEUES) == 3
    assert len(STATEMENTS) > 10
    assert len(SOURCES) == 3


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_logs_to_a_group_with_retention(name: str) -> None:
    group = RESOURCES[FUNCTIONS[name]["LoggingConfig"]["LogGroup"]["Ref"]]
    assert group["Type"] == "AWS::Logs::LogGroup"
    assert "RetentionInDays" in group["Properties"]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_handler_can_be_imported(name: str) -> None:
    module, _, attribute = FUNCTIONS[name]["Handler"].rpartition(".")
    assert callable(getattr(importlib.import_module(module), attribute))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_environment_is_what_the_settings_read(name: str) -> None:
    """Both ways. What begins with POWERTOOLS_ is read by that library."""
    wiring = importlib.import_module(FUNCTIONS[name]["Handler"].split(".")[0] + ".wiring")
    ours = [v for v in vars(wiring).values() if isinstance(v, type) and issubclass(v, Settings) and v.__module__ == wiring.__name__]
    (settings,) = ours
    given = {v for v in FUNCTIONS[name]["Environment"]["Variables"] if not v.startswith("POWERTOOLS_")}
    assert given == set(settings.variables().values())


@pytest.mark.parametrize("name", [n for n, f in FUNCTIONS.items() if any(e["Type"] == "HttpApi" for e in f["Events"].values())])
def test_the_routes_are_those_that_the_handler_knows(name: str) -> None:
    app = importlib.import_module(FUNCTIONS[name]["Handler"].rpartition(".")[0])
    properties = [e["Properties"] for e in FUNCTIONS[name]["Events"].values()]
    assert {f"{p['Method']} {p['Path']}" for p in properties} == set(app.ROUTES)


@pytest.mark.parametrize("queue", WORK_QUEUES)
def test_a_queue_has_a_dead_letter_queue_of_its_own(queue: str) -> None:
    assert sum(dead_letters(q) == dead_letters(queue) for q in WORK_QUEUES) == 1
    mine = QUEUES[str(dead_letters(queue))]
    assert mine["MessageRetentionPeriod"] > QUEUES[queue]["MessageRetentionPeriod"], "time to look into it"
    assert QUEUES[queue]["RedrivePolicy"]["maxReceiveCount"] == {"Ref": "MaxReceiveCount"}


def alarmed(queue: str, metric: str) -> bool:
    dimension = {"Name": "QueueName", "Value": {"Fn::GetAtt": [queue, "QueueName"]}}
    return any(a["MetricName"] == metric and dimension in a["Dimensions"] and a["Namespace"] == "AWS/SQS" for a in ALARMS.values())


@pytest.mark.parametrize("queue", DEAD_LETTER_QUEUES)
def test_a_dead_letter_queue_has_an_alarm(queue: str) -> None:
    assert alarmed(queue, "ApproximateNumberOfMessagesVisible")


@pytest.mark.parametrize("queue", WORK_QUEUES)
def test_a_work_queue_has_an_alarm_on_its_oldest_message(queue: str) -> None:
    assert alarmed(queue, "ApproximateAgeOfOldestMessage")


@pytest.mark.parametrize("alarm", ALARMS)
def test_an_alarm_reaches_somebody_when_there_is_a_topic(alarm: str) -> None:
    assert ALARMS[alarm]["AlarmActions"]["Fn::If"][:2] == ["HasAlarmTopic", [{"Ref": "AlarmTopicArn"}]]


@pytest.mark.parametrize(("function", "source"), SOURCES)
def test_a_worker_reports_item_failures_and_has_time_to_work(function: str, source: Any) -> None:
    assert source["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    queue = source["Queue"]["Fn::GetAtt"][0]
    assert QUEUES[queue]["VisibilityTimeout"] >= 6 * FUNCTIONS[function].get("Timeout", GLOBALS["Timeout"])
    app = importlib.import_module(FUNCTIONS[function]["Handler"].rpartition(".")[0])
    assert app.work is work, "the glue that gives each message its fate"


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_hears_facts_that_exist_and_can_deliver_them(rule: str) -> None:
    pattern = RULES[rule]["EventPattern"]
    assert pattern["source"] == [SOURCE]
    assert set(pattern["detail-type"]) <= EVENT_NAMES
    for target in RULES[rule]["Targets"]:
        queue = target["Arn"]["Fn::GetAtt"][0]
        assert target["DeadLetterConfig"]["Arn"]["Fn::GetAtt"][0] in DEAD_LETTER_QUEUES
        for place in (queue, target["DeadLetterConfig"]["Arn"]["Fn::GetAtt"][0]):
            assert rule in allowed_rules(place), f"{place} does not let {rule} in"


def allowed_rules(queue: str) -> set[str]:
    policies = [p for p in of_type("AWS::SQS::QueuePolicy").values() if {"Ref": queue} in p["Queues"]]
    statements = [s for p in policies for s in p["PolicyDocument"]["Statement"]]
    arns = [a for s in statements for a in as_list(s["Condition"]["ArnEquals"]["aws:SourceArn"])]
    return {a["Fn::GetAtt"][0] for a in arns}


def test_every_fact_but_the_queued_one_is_heard() -> None:
    heard = {name for r in RULES.values() for name in r["EventPattern"]["detail-type"]}
    assert heard == EVENT_NAMES - {"ReportAccepted"}


@pytest.mark.parametrize(("role", "statement"), STATEMENTS)
def test_a_role_names_actions_and_resources(role: str, statement: Any) -> None:
    assert not [a for a in as_list(statement["Action"]) if "*" in a]
    assert "*" not in as_list(statement["Resource"])
    if "events:PutEvents" in as_list(statement["Action"]):
        assert statement["Condition"] == {"StringEquals": {"events:source": SOURCE}}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_a_role_of_its_own(name: str) -> None:
    role = FUNCTIONS[name]["Role"]["Fn::GetAtt"][0]
    assert sum(f["Role"]["Fn::GetAtt"][0] == role for f in FUNCTIONS.values()) == 1
    assert not RESOURCES[role]["Properties"].get("ManagedPolicyArns")


@pytest.mark.parametrize("name", of_type("AWS::DynamoDB::Table"))
def test_a_table_is_on_demand_and_can_be_restored(name: str) -> None:
    table = RESOURCES[name]["Properties"]
    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["DeletionProtectionEnabled"] == {"Ref": "ProtectTables"}
    assert RESOURCES[name]["DeletionPolicy"] == "Retain"


def test_the_bucket_is_private_and_versioned() -> None:
    (bucket,) = of_type("AWS::S3::Bucket").values()
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    (policy,) = of_type("AWS::S3::BucketPolicy").values()
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert (statement["Effect"], statement["Condition"]) == ("Deny", {"Bool": {"aws:SecureTransport": "false"}})


@pytest.mark.parametrize("name", DOCUMENT["Parameters"])
def test_a_parameter_has_default_bounds_and_description(name: str) -> None:
    spec = DOCUMENT["Parameters"][name]
    assert spec["Description"]
    assert (
        str(spec["Default"]) in [str(v) for v in spec["AllowedValues"]]
        if "AllowedValues" in spec
        else re.search(spec["AllowedPattern"], spec["Default"])
    )


def test_functions_are_shipped_once_and_the_package_is_a_layer() -> None:
    assert GLOBALS["CodeUri"] == "functions/"
    assert not [name for name, f in FUNCTIONS.items() if "CodeUri" in f or "Layers" in f]
    (layer,) = of_type("AWS::Serverless::LayerVersion").values()
    assert layer["ContentUri"] == "shared/"
    assert (Path(TEMPLATE).parent / "shared" / "tocsin" / "__init__.py").exists()


def test_the_outputs_name_every_queue_table_bucket_bus_and_secret() -> None:
    kinds = ("SQS::Queue", "DynamoDB::Table", "S3::Bucket", "Events::EventBus", "SecretsManager::Secret")
    wanted = {name for kind in kinds for name in of_type(f"AWS::{kind}")}
    assert wanted == {o["Value"]["Ref"] for o in DOCUMENT["Outputs"].values() if "Ref" in o["Value"]}
    assert all(o["Description"] for o in DOCUMENT["Outputs"].values())
