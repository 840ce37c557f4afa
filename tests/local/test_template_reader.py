"""The resolver of the local run: what it knows it does as CloudFormation does, what it does not know is an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from local.bus import check_pattern, matches
from local.drain import Source
from local.functions import Function
from local.gateway import Route
from local.resources import Maker
from local.stack import PSEUDO, Stack
from local.template import Resolver, UnknownConstruct, load


class Known:
    """A deployment where every resource has a plain name."""

    def ref(self, logical: str) -> str:
        return f"ref-{logical}"

    def attribute(self, logical: str, name: str) -> str:
        return f"{logical}:{name}"


def resolver(**overrides: str) -> Resolver:
    document = {
        "Parameters": {
            "Size": {"Default": "2", "AllowedPattern": "^[0-9]$"},
            "Kind": {"Default": "small", "AllowedValues": ["small", "large"]},
        },
        "Conditions": {"IsLarge": {"Fn::Equals": [{"Ref": "Kind"}, "large"]}, "IsNot": {"Fn::Not": [{"Condition": "IsLarge"}]}},
    }
    return Resolver(document, overrides, PSEUDO, Known())


def read(tmp_path: Path, text: str) -> Any:
    path = tmp_path / "t.yaml"
    path.write_text(text, encoding="utf-8")
    return resolver().value(load(path))


def test_short_tags(tmp_path: Path) -> None:
    text = """
a: !Ref Table
b: !GetAtt Table.Arn
c: !Sub "${Table.Arn}/index/${Size}-${!literal}-${AWS::Region}"
d: !Join ["-", [x, !Ref Size, !Ref AWS::NoValue]]
e: !If [IsLarge, big, !Select [1, !Split [",", "p,q"]]]
f: !Sub ["${name}!", {name: !Ref Kind}]
g: !If [IsNot, {kept: 1, gone: !Ref AWS::NoValue}, no]
"""
    assert read(tmp_path, text) == {
        "a": "ref-Table",
        "b": "Table:Arn",
        "c": "Table:Arn/index/2-${literal}-eu-west-1",
        "d": "x-2",
        "e": "q",
        "f": "small!",
        "g": {"kept": 1},
    }


@pytest.mark.parametrize("text", ["a: !Base64 x", "a: !ImportValue x", "a: !Cidr [x, 1, 2]", "a: !Transform {Name: x}"])
def test_an_unknown_function_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnknownConstruct):
        read(tmp_path, text)


@pytest.mark.parametrize("overrides", [{"Size": "many"}, {"Kind": "huge"}, {"Other": "1"}])
def test_a_parameter_must_exist_and_fit(overrides: dict[str, str]) -> None:
    with pytest.raises(UnknownConstruct):
        resolver(**overrides)


def test_an_override_counts() -> None:
    assert resolver(Kind="large").value({"Fn::If": ["IsLarge", 1, 2]}) == 1


@pytest.mark.parametrize(
    ("pattern", "event", "expected"),
    [
        ({"source": ["a"]}, {"source": "a"}, True),
        ({"source": ["a"]}, {"source": "b"}, False),
        ({"source": ["a"]}, {}, False),
        ({"detail": {"k": [1, 2]}}, {"detail": {"k": 2}}, True),
        ({"detail": {"k": [1]}}, {"detail": {"k": True}}, False),
        ({"detail": {"k": ["x"]}}, {"detail": {"k": ["w", "x"]}}, True),
        ({"a": ["1"], "b": ["2"]}, {"a": "1", "b": "3"}, False),
    ],
)
def test_patterns_match_as_eventbridge_does(pattern: Any, event: Any, expected: bool) -> None:
    assert matches(pattern, event) is expected


@pytest.mark.parametrize("pattern", [{"a": [{"prefix": "x"}]}, {"a": "x"}, {"a": [["x"]]}])
def test_a_pattern_beyond_exact_values_is_an_error(pattern: Any) -> None:
    with pytest.raises(UnknownConstruct):
        check_pattern(pattern)


FUNCTION = Function("F", "f.app.handler", 1, 128, {}, {})


@pytest.mark.parametrize(
    "make",
    [
        lambda: Source.of(FUNCTION, {"Queue": "arn", "BatchSize": 10, "FilterCriteria": {}}, str),
        lambda: Source.of(FUNCTION, {"Queue": "arn", "BatchSize": 100}, str),
        lambda: Route.of(FUNCTION, {"ApiId": "a", "Method": "ANY", "Path": "/"}),
        lambda: Route.of(FUNCTION, {"ApiId": "a", "Method": "GET", "Path": "/{proxy+}"}),
        lambda: Function.of("F", {"Handler": "f.app.handler", "VpcConfig": {}}),
        lambda: Maker("s", str, None).make("AWS::SNS::Topic", "T", {}),  # type: ignore[arg-type]
        lambda: Maker("s", str, None).make("AWS::SQS::Queue", "Q", {"FifoQueue": True}),  # type: ignore[arg-type]
    ],
)
def test_what_the_local_run_cannot_do_is_an_error(make: Any) -> None:
    with pytest.raises(UnknownConstruct):
        make()


@pytest.mark.parametrize(
    "resources",
    [
        "Resources: {A: {Type: AWS::SQS::Queue, DependsOn: B}}",
        "Resources: {A: {Type: AWS::SQS::QueuePolicy, Properties: {Queues: [!Ref B], PolicyDocument: {}}}}",
        "Resources: {A: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt A.Arn}}}}",
    ],
)
def test_a_template_that_does_not_hold_together_is_an_error(tmp_path: Path, resources: str) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(f"Parameters: {{ProtectTables: {{Default: 'true'}}}}\n{resources}\n", encoding="utf-8")
    with pytest.raises(UnknownConstruct):
        Stack.deploy(path)
