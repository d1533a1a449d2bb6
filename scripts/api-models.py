#!/usr/bin/env python3
"""Writes simulator/protocol/models/SERVICE.json: the parts of AWS's API models that the simulator answers from.

Source: the service-2.json files of the installed botocore (Apache-2.0). Documentation, examples and everything that
the listed operations don't reach are left out; one line for each operation and each shape, so that a newer botocore
shows as a readable diff.

    pip install --upgrade botocore && python3 scripts/api-models.py
"""

import gzip
import json
from pathlib import Path

import botocore

DATA = Path(botocore.__file__).parent / "data"
MODELS = Path(__file__).resolve().parent.parent / "simulator" / "protocol" / "models"

# Our name (the signing name) -> botocore's folder/version, and the operations that a release may call.
SERVICES = {
    "ecs": (
        "ecs/2014-11-13",
        """
        ContinueServiceDeployment CreateCluster CreateService DeleteService DeleteTaskDefinitions
        DeregisterTaskDefinition DescribeCapacityProviders DescribeClusters DescribeContainerInstances
        DescribeServiceDeployments DescribeServiceRevisions DescribeServices DescribeTaskDefinition DescribeTasks
        DescribeTaskSets GetTaskProtection ListAccountSettings ListClusters ListContainerInstances ListServiceDeployments ListServices
        ListTagsForResource ListTaskDefinitionFamilies ListTaskDefinitions ListTasks RegisterTaskDefinition RunTask
        StopServiceDeployment StopTask TagResource UntagResource UpdateService UpdateTaskProtection
        """,
    ),
    "sts": ("sts/2011-06-15", "AssumeRole AssumeRoleWithWebIdentity GetCallerIdentity"),
    "logs": (
        "logs/2014-03-28",
        "CreateLogStream DescribeLogGroups DescribeLogStreams FilterLogEvents GetLogEvents PutLogEvents",
    ),
    "codedeploy": (
        "codedeploy/2014-10-06",
        """
        BatchGetDeploymentTargets BatchGetDeployments ContinueDeployment CreateDeployment GetApplication
        GetApplicationRevision GetDeployment GetDeploymentConfig GetDeploymentGroup GetDeploymentTarget
        ListDeploymentTargets ListDeployments RegisterApplicationRevision StopDeployment
        """,
    ),
    "events": (
        "events/2015-10-07",
        """
        DeleteRule DescribeRule ListRuleNamesByTarget ListRules ListTagsForResource ListTargetsByRule PutRule
        PutTargets RemoveTargets
        """,
    ),
    "scheduler": (
        "scheduler/2021-06-30",
        "CreateSchedule DeleteSchedule GetSchedule GetScheduleGroup ListScheduleGroups ListSchedules UpdateSchedule",
    ),
    "ecr": (
        "ecr/2015-09-21",
        "BatchCheckLayerAvailability BatchGetImage DescribeImages DescribeRepositories GetAuthorizationToken ListImages",
    ),
    "elasticloadbalancing": (
        "elbv2/2015-12-01",
        """
        DescribeListeners DescribeLoadBalancers DescribeRules DescribeTargetGroupAttributes DescribeTargetGroups
        DescribeTargetHealth
        """,
    ),
    "application-autoscaling": (
        "application-autoscaling/2016-02-06",
        "DescribeScalableTargets DescribeScalingActivities DescribeScalingPolicies",
    ),
    "cloudwatch": ("cloudwatch/2010-08-01", "DescribeAlarms"),
    # Without the operations that return values, so that a release that asked for one would fail.
    "secretsmanager": ("secretsmanager/2017-10-17", "DescribeSecret"),
    "ssm": ("ssm/2014-11-06", "DescribeParameters"),
}

METADATA = ["apiVersion", "endpointPrefix", "jsonVersion", "protocol", "serviceId", "targetPrefix", "xmlNamespace"]
SHAPE = ["type", "required", "enum", "min", "max", "pattern", "document", "union"]
MEMBER = ["shape", "location", "locationName"]

# Traits that none of these services' operations use, so that the simulator needn't know them.
UNUSED = {"flattened", "timestampFormat", "payload", "queryName", "streaming", "xmlAttribute", "eventstream"}


def only(source: dict, keys: list[str]) -> dict:
    return {key: source[key] for key in keys if key in source}


def strip_shape(shape: dict) -> dict:
    kept = only(shape, SHAPE)
    if "members" in shape:
        kept["members"] = {name: only(member, MEMBER) for name, member in shape["members"].items()}
    for part in ("member", "key", "value"):
        if part in shape:
            kept[part] = only(shape[part], MEMBER)
    if shape.get("exception"):
        error = shape.get("error", {})
        status = error.get("httpStatusCode", 500 if shape.get("fault") else None)
        kept["error"] = {key: value for key, value in {"code": error.get("code"), "status": status}.items() if value}
    return kept


def references(shape: dict) -> list[str]:
    parts = [*shape.get("members", {}).values(), *(shape[part] for part in ("member", "key", "value") if part in shape)]
    return [part["shape"] for part in parts]


def strip_operation(operation: dict) -> dict:
    kept: dict = {"http": only(operation["http"], ["method", "requestUri", "responseCode"])}
    if "input" in operation:
        kept["input"] = operation["input"]["shape"]
    if "output" in operation:
        kept["output"] = operation["output"]["shape"]
        if "resultWrapper" in operation["output"]:
            kept["resultWrapper"] = operation["output"]["resultWrapper"]
    kept["errors"] = [error["shape"] for error in operation.get("errors", [])]
    if operation.get("authtype") == "none":
        kept["unsigned"] = True
    return kept


def strip(service: str, folder: str, names: list[str]) -> dict:
    path = DATA / folder / "service-2.json"
    packed = path.with_name("service-2.json.gz")
    source = json.loads(gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes())
    operations = {name: strip_operation(source["operations"][name]) for name in sorted(names)}
    wanted = [shape for op in operations.values() for shape in (op.get("input"), op.get("output"), *op["errors"]) if shape]
    shapes: dict = {}
    while wanted:
        name = wanted.pop()
        if name not in shapes:
            shape = source["shapes"][name]
            unknown = UNUSED & {trait for part in (shape, *shape.get("members", {}).values()) for trait in part}
            if unknown:
                raise SystemExit(f"{service}: {name} uses {unknown}: teach simulator/protocol/ first")
            shapes[name] = strip_shape(shape)
            wanted += references(shapes[name])
    return {
        "metadata": only(source["metadata"], METADATA),
        "operations": operations,
        "shapes": dict(sorted(shapes.items())),
    }


def text(model: dict) -> str:
    def lines(part: dict) -> str:
        return ",\n".join(f"    {json.dumps(name)}: {json.dumps(value, separators=(',', ':'))}" for name, value in part.items())

    parts = [f'  "metadata": {json.dumps(model["metadata"])}']
    parts += [f'  "{part}": {{\n{lines(model[part])}\n  }}' for part in ("operations", "shapes")]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    for service, (folder, names) in SERVICES.items():
        model = strip(service, folder, names.split())
        target = MODELS / f"{service}.json"
        target.write_text(text(model), newline="\n")
        print(f"{target.name}: {len(model['operations'])} operations, {len(model['shapes'])} shapes")
    print(f"from botocore {botocore.__version__}")


if __name__ == "__main__":
    main()
