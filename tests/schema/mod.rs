//! A small reader of JSON Schema, draft 2020-12: the keywords that the schemas of this package use, and no others. A keyword that it does not know is
//! a mistake of the schema, so that none is passed over in silence.

use serde_json::Value;

/// Keywords that say nothing about the value.
const WORDS: [&str; 5] = ["$schema", "$defs", "title", "description", "$ref"];

/// Where a value differs from what the schema at `pointer`, such as `/$defs/answer`, demands; empty if nowhere.
pub(crate) fn offences(schema: &Value, pointer: &str, value: &Value) -> Vec<String> {
    let part = schema
        .pointer(pointer)
        .unwrap_or_else(|| panic!("the schema has {pointer}"));
    let mut found = Vec::new();
    check(schema, part, value, "value", &mut found);
    found
}

fn check(root: &Value, schema: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
    let keywords = schema
        .as_object()
        .unwrap_or_else(|| panic!("{place}: a schema is an object, not {schema}"));
    if let Some(target) = keywords.get("$ref") {
        let pointer = target
            .as_str()
            .and_then(|target| target.strip_prefix('#'))
            .expect("a reference into the schema");
        let target = root
            .pointer(pointer)
            .unwrap_or_else(|| panic!("{pointer} leads nowhere"));
        check(root, target, value, place, found);
    }
    for (keyword, demand) in keywords {
        if WORDS.contains(&keyword.as_str()) {
            continue;
        }
        if let Some(offence) = offence(root, keyword, demand, keywords, value, place, found) {
            found.push(format!("{place}: {offence}"));
        }
    }
}

fn offence(
    root: &Value,
    keyword: &str,
    demand: &Value,
    keywords: &serde_json::Map<String, Value>,
    value: &Value,
    place: &str,
    found: &mut Vec<String>,
) -> Option<String> {
    let wrong = |bad: bool| bad.then(|| format!("{keyword} {demand} against {value}"));
    let count = || {
        demand
            .as_u64()
            .unwrap_or_else(|| panic!("{keyword}: {demand} is no whole number"))
    };
    match (keyword, value) {
        ("type", _) => wrong(!is_of(demand.as_str().expect("one type"), value)),
        ("const", _) => wrong(demand != value),
        ("enum", _) => wrong(!demand.as_array().expect("a list").contains(value)),
        ("minLength", Value::String(text)) => wrong((text.chars().count() as u64) < count()),
        ("minItems", Value::Array(items)) => wrong((items.len() as u64) < count()),
        ("maxItems", Value::Array(items)) => wrong((items.len() as u64) > count()),
        ("minimum", Value::Number(number)) => wrong(number.as_f64() < Some(count() as f64)),
        ("required", Value::Object(fields)) => {
            let names = demand.as_array().expect("a list").iter().filter_map(Value::as_str);
            let missing: Vec<&str> = names.filter(|name| !fields.contains_key(*name)).collect();
            (!missing.is_empty()).then(|| format!("{} missing", missing.join(", ")))
        }
        ("properties", Value::Object(fields)) => {
            for (name, schema) in demand.as_object().expect("schemas by name") {
                if let Some(value) = fields.get(name) {
                    check(root, schema, value, &format!("{place}.{name}"), found);
                }
            }
            None
        }
        ("additionalProperties", Value::Object(fields)) => {
            let known = keywords.get("properties").and_then(Value::as_object);
            let others = fields
                .iter()
                .filter(|(name, _)| known.is_none_or(|known| !known.contains_key(*name)));
            if *demand == Value::Bool(false) {
                let names: Vec<&str> = others.map(|(name, _)| name.as_str()).collect();
                return (!names.is_empty()).then(|| format!("{} unknown", names.join(", ")));
            }
            for (name, value) in others {
                check(root, demand, value, &format!("{place}.{name}"), found);
            }
            None
        }
        ("items", Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                check(root, demand, item, &format!("{place}[{index}]"), found);
            }
            None
        }
        ("anyOf", _) => {
            let fits = |schema: &Value| {
                let mut found = Vec::new();
                check(root, schema, value, place, &mut found);
                found.is_empty()
            };
            wrong(!demand.as_array().expect("a list").iter().any(fits))
        }
        (
            "minLength"
            | "minItems"
            | "maxItems"
            | "minimum"
            | "required"
            | "properties"
            | "additionalProperties"
            | "items",
            _,
        ) => None,
        _ => panic!("{place}: this reader does not know the keyword {keyword}"),
    }
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        _ => panic!("this reader does not know the type {kind}"),
    }
}
