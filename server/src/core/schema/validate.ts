import { validatorOf } from '../generated/schemas';
import { schemaPart } from './docs';
import type { SchemaError } from './jsonSchema';

/**
 * An error as the generated validators record it: path in the instance, place of the schema
 * (`openslo-v1/common#/definitions/name`), keyword, detail (a key), path in the schema where it lies in a condition, and
 * `propertyName` where the error is about a key. Empty inside of conditions.
 */
export type ErrorRow =
  | readonly [
      instancePath: string,
      place: string,
      keyword: string,
      detail: string,
      schemaPath: string,
      about: string | 0,
    ]
  | readonly [];

/** A validator generated ahead of time. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ErrorRow[] | null;
}

/** Validates a value; every error that there is, none where the schema is met or not known. */
export function schemaErrors(schema: string, value: unknown): SchemaError[] {
  const validate = validatorOf(schema);
  if (!validate || validate(value)) return [];
  return (validate.errors ?? []).flatMap((row) => (row.length === 0 ? [] : [schemaError(row)]));
}

function schemaError(row: Exclude<ErrorRow, readonly []>): SchemaError {
  const [instancePath, place, keyword, detail, schemaPath, about] = row;
  const parentSchema = schemaPart(place);
  const schema = parentSchema as Readonly<Record<string, unknown>>;
  const limit = typeof schema[keyword] === 'number' ? { limit: schema[keyword] } : {};
  const params = {
    missingProperty: detail,
    additionalProperty: detail,
    propertyName: detail,
    type: schema['type'],
    allowedValues: schema['enum'],
    allowedValue: schema['const'],
    pattern: schema['pattern'],
    ...limit,
  };
  return { instancePath, schemaPath, keyword, params, parentSchema, ...(about ? { propertyName: detail } : {}) };
}
