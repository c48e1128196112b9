import assert from "node:assert/strict";
import { test } from "node:test";
import { findingUuid, uuidOf } from "./uuid.ts";

test("version 5, the same for the same name, another for every other", () => {
  const names: readonly (readonly string[])[] = [["a"], ["b"], ["a", "b"], ["ab"], ["a", "b", ""], [""], []];
  const ids = names.map((parts) => uuidOf(...parts));
  assert.equal(new Set(ids).size, names.length);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  // As Python's uuid5 gives it for the same namespace and name. Ids stand in files that others keep: they may never change.
  assert.equal(uuidOf("event", "1"), "7da07906-67b0-5d84-9afe-a6c3d5037fcf");
});

test("what two coders call e1 may be two events", () => {
  assert.notEqual(findingUuid("event", "d", "e1", "coder/1"), findingUuid("event", "d", "e1", "coder/2"));
});
