/** Columns of a row → values of the type they are declared with. */
import { StoreError } from "../errors.ts";
import type { Row } from "./connection.ts";

export function text(row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value === "string") return value;
  throw damaged(column, value);
}

export function number(row: Row | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value === "number") return value;
  throw damaged(column, value);
}

export function bytes(row: Row | undefined, column: string): Uint8Array {
  const value = row?.[column];
  if (value instanceof Uint8Array) return value;
  throw damaged(column, value);
}

export function textIfAny(row: Row | undefined, column: string): string | undefined {
  const value = row?.[column];
  return typeof value === "string" ? value : undefined;
}

export function numberIfAny(row: Row | undefined, column: string): number | undefined {
  const value = row?.[column];
  return typeof value === "number" ? value : undefined;
}

/** The columns that have a text, under their names. */
export function texts<Name extends string>(row: Row | undefined, ...columns: Name[]): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const column of columns) {
    const value = textIfAny(row, column);
    if (value !== undefined) found[column] = value;
  }
  return found;
}

/** JSON that the store wrote itself. */
export function json(row: Row | undefined, column: string): unknown {
  return parsed(text(row, column));
}

/** A list of strings, others left out. */
export function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** JSON that the store wrote itself, checked for the fields that tell what it is. @throws StoreError STORE_DAMAGED */
export function shaped<Shape extends object>(value: unknown, ...fields: (keyof Shape & string)[]): Shape {
  if (typeof value === "object" && value !== null && fields.every((field) => field in value)) return value as Shape;
  throw damaged(fields.join(), JSON.stringify(value));
}

export function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw damaged("JSON", value);
  }
}

function damaged(column: string, value: unknown): StoreError {
  const seen = String(value).slice(0, 60);
  return new StoreError(
    "STORE_DAMAGED",
    `The store holds something it did not write (${column}: ${seen}). It was left as it is. Run: readout doctor`,
  );
}
