"""template.yaml read and resolved. What this does not know is an error, never a silent skip."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import yaml

Node = Any
"""Anything YAML holds: maps, lists, scalars."""

VARIABLE = re.compile(r"\$\{([^!}][^}]*)\}")


class UnknownConstruct(Exception):
    """The template says something that the local run cannot do."""


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short tags."""


def _short_tag(loader: _Loader, suffix: str, node: yaml.Node) -> Node:
    value: Node
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        raise UnknownConstruct(f"!{suffix} of a map")
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in {"Ref", "Condition"} else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _short_tag)


def load(path: Path) -> dict[str, Node]:
    with path.open(encoding="utf-8") as handle:
        document: dict[str, Node] = yaml.load(handle, _Loader)
    return document


class Lookup(Protocol):
    """What only a deployment knows."""

    def ref(self, logical: str) -> str: ...

    def attribute(self, logical: str, name: str) -> str: ...


class _NoValue:
    """AWS::NoValue: the property or list entry is as if it had not been written."""


NO_VALUE = _NoValue()


class Resolver:
    """Intrinsic functions, over the parameters of one deployment."""

    def __init__(self, document: Mapping[str, Node], overrides: Mapping[str, str], pseudo: Mapping[str, str], lookup: Lookup) -> None:
        self._conditions: Mapping[str, Node] = document.get("Conditions", {})
        self._pseudo = pseudo
        self._lookup = lookup
        self.parameters = _parameters(document.get("Parameters", {}), overrides)
        self._functions: dict[str, Callable[[Node], Node]] = {
            "Ref": self._ref,
            "Condition": self._condition,
            "Fn::GetAtt": lambda a: self._lookup.attribute(a[0], a[1]),
            "Fn::Sub": self._sub,
            "Fn::Join": lambda a: str(a[0]).join(str(v) for v in self.value(a[1])),
            "Fn::Select": lambda a: self.value(a[1])[int(self.value(a[0]))],
            "Fn::Split": lambda a: str(self.value(a[1])).split(a[0]),
            "Fn::If": lambda a: self.value(a[1] if self._condition(a[0]) else a[2]),
            "Fn::Equals": lambda a: str(self.value(a[0])) == str(self.value(a[1])),
            "Fn::Not": lambda a: not self.value(a[0]),
            "Fn::And": lambda a: all(self.value(v) for v in a),
            "Fn::Or": lambda a: any(self.value(v) for v in a),
        }

    def value(self, node: Node) -> Node:
        if isinstance(node, list):
            return [v for v in map(self.value, node) if v is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            ((name, argument),) = node.items()
            if name in self._functions:
                return self._functions[name](argument)
            if str(name).startswith("Fn::"):
                raise UnknownConstruct(name)
        resolved = {k: self.value(v) for k, v in node.items()}
        return {k: v for k, v in resolved.items() if v is not NO_VALUE}

    def _ref(self, name: str) -> Node:
        if name == "AWS::NoValue":
            return NO_VALUE
        if name in self.parameters:
            return self.parameters[name]
        return self._pseudo[name] if name in self._pseudo else self._lookup.ref(name)

    def _condition(self, name: str) -> bool:
        return bool(self.value(self._conditions[name]))

    def _sub(self, argument: str | list[Node]) -> str:
        text, given = (argument, {}) if isinstance(argument, str) else (argument[0], self.value(argument[1]))

        def put(match: re.Match[str]) -> str:
            name = match[1].strip()
            if name in given:
                return str(given[name])
            resource, dot, attribute = name.partition(".")
            return self._lookup.attribute(resource, attribute) if dot else str(self._ref(name))

        return VARIABLE.sub(put, text).replace("${!", "${")


def _parameters(declared: Mapping[str, Node], overrides: Mapping[str, str]) -> dict[str, Node]:
    unknown = sorted(set(overrides) - set(declared))
    if unknown:
        raise UnknownConstruct(f"no such parameter: {', '.join(unknown)}")
    return {name: _checked(name, spec, overrides.get(name, spec.get("Default"))) for name, spec in declared.items()}


def _checked(name: str, spec: Mapping[str, Node], value: Node) -> Node:
    if value is None:
        raise UnknownConstruct(f"parameter {name} has no value")
    if "AllowedPattern" in spec and not re.search(spec["AllowedPattern"], str(value)):
        raise UnknownConstruct(f"parameter {name}: {value!r} does not fit {spec['AllowedPattern']}")
    if "AllowedValues" in spec and str(value) not in {str(v) for v in spec["AllowedValues"]}:
        raise UnknownConstruct(f"parameter {name}: {value!r} is none of {spec['AllowedValues']}")
    return value
