/** The parts of JSON Schema (draft-07) that our schemas use, and our own annotations. */
export interface JsonSchema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  /** True where a tool writes the value: nobody is offered to write it. */
  readonly readOnly?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly required?: readonly string[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  /** What to say where this schema is not met, in place of the validator's words. */
  readonly errorMessage?: string;
  /** Why a value of another type does not do, as a sentence. */
  readonly 'x-why-type'?: string;
  /** Set where the value is the target of an objective and its bounds do not say so: how it is written. */
  readonly 'x-target'?: 'fraction' | 'percent';
  /** `accepts`: the OpenSLO SDK does not complain where this schema is not met; `refuses`: it does not know this key. */
  readonly 'x-oslo'?: 'accepts' | 'refuses';
  /** Values that the specification allows and the OpenSLO SDK refuses. */
  readonly 'x-oslo-refuses'?: readonly string[];
  /** What texts the OpenSLO SDK takes here, where it takes fewer than the specification allows. */
  readonly 'x-oslo-pattern'?: string;
  /** Required keys that the OpenSLO SDK does not miss. */
  readonly 'x-oslo-accepts-missing'?: readonly string[];
  /** `ignored`: who reads the format passes over keys of this object that it does not know, without a word. */
  readonly 'x-unknown-keys'?: 'ignored';
  /** `warning`: who reads the format accepts what does not meet this schema, but it does not do what it says. */
  readonly 'x-severity'?: 'warning';
  /** Keys that people write here although the format does not know them: by older names, or from other formats. */
  readonly 'x-mistaken-keys'?: Readonly<Record<string, MistakenKey>>;
}

/** A key that people write by mistake. */
export interface MistakenKey {
  /** Sentences for a message. */
  readonly why: string;
  /** The key that says what it means. */
  readonly instead?: string;
  /** True where the tool fails on it although it passes over others, false where it does well without the key that is meant. */
  readonly isFatal?: boolean;
}

/** An error as the generated validators report it. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The schema that holds the keyword. */
  readonly parentSchema: JsonSchema;
  readonly propertyName?: string;
}
