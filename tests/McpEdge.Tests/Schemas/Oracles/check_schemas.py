"""Reads {"schemas": {name: schema}, "values": [{"name", "value"}]} and writes a line for each thing that is wrong."""
import json
import sys

from jsonschema import Draft202012Validator, FormatChecker, SchemaError

work = json.load(sys.stdin)
validators = {}
for name, schema in work["schemas"].items():
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as wrong:
        print(f"{name}: {wrong.message}")
    validators[name] = Draft202012Validator(schema, format_checker=FormatChecker())

for entry in work["values"]:
    for wrong in validators[entry["name"]].iter_errors(entry["value"]):
        print(f"{entry['name']} {wrong.json_path}: {wrong.message}".replace("\n", " "))
