import type { Limit, Task } from '@atelier/contracts'
import type { TObject } from 'typebox'
import type { Json } from '../../net/json.ts'
import type { Size, SizeRule } from '../../pictures/sizes.ts'
import type { InputImage } from '../../port/request.ts'

export const DIALECT_IDS = ['openai', 'localai', 'vllm', 'together', 'deepinfra', 'ollama', 'xai', 'sdserver'] as const
export type DialectId = (typeof DIALECT_IDS)[number]

/** What not every server takes besides prompt and size. */
export const FIELDS = [
  'seed',
  'steps',
  'guidance',
  'negativePrompt',
  'edits',
  'references',
  'mask',
  'strength',
] as const
export type Field = (typeof FIELDS)[number]

/** Those that are a single value. */
export const VALUES = ['seed', 'steps', 'guidance', 'negativePrompt', 'strength'] as const
export type Values = Partial<Record<(typeof VALUES)[number], number | string>>

/** A model of a dialect: what it takes, and how much of it. */
export interface Profile {
  readonly takes: readonly Field[]
  readonly sizes: SizeRule
  readonly steps?: Limit
  readonly guidance?: Limit
  /** How many pictures it looks at besides the one that it begins with. */
  readonly references?: number
  /** What it takes beyond the common parameters. */
  readonly options?: TObject
  /** Shows the picture while it makes it. */
  readonly streams?: boolean
  /** Only changes pictures. */
  readonly editsOnly?: boolean
}

/** The picture as multipart: the names of the fields that hold the files. */
export interface AsForm {
  readonly as: 'form'
  readonly path: string
  /** Each picture goes into one of this name. */
  readonly image: string
  /** How a mask says what is to be made anew; null where there is none. */
  readonly mask: 'white' | 'transparent' | null
}

/** The picture in the JSON of a call. */
export interface AsJson {
  readonly as: 'json'
  readonly path: string
  readonly images: (images: readonly [InputImage, ...InputImage[]], model: string) => Json
}

/** How pictures that go in are written; null where there are none. */
export type Edits = AsForm | AsJson | null

/** One way of speaking OpenAI's image API. */
export interface Dialect {
  readonly id: DialectId
  /** Of the server, as people call it; null where any server may speak so. */
  readonly name: string | null
  /** Where it is a service: the ends of its host names. Others run on a machine of one's own. */
  readonly hosts: readonly string[]
  /** A picture costs nothing. */
  readonly isFree: boolean
  /** The model to name while nobody knows which ones there are. */
  readonly usualModel: string
  /** Is this entry of its list a model that makes pictures? */
  readonly isPictureModel: (id: string, entry: Json) => boolean
  /** Where the server tells more of its models than the list does. */
  readonly factsPath?: string
  /** `facts` is the JSON of `factsPath`, or undefined. */
  readonly profile: (id: string, facts: unknown) => Profile
  readonly writeSize: (size: Size, model: string) => Json
  /** The names of the fields; what has none is left to `writePrompt`. */
  readonly names: Partial<Record<keyof Values, string>>
  /** Where values or options go into the words of the prompt. */
  readonly writePrompt?: (prompt: string, unnamed: Values, options: Json) => string
  /** Options as fields; by default each under its own name in snake case. */
  readonly writeOptions?: (options: Json, task: Task) => Json
  /** What has to be said so that the picture comes as base64. */
  readonly answerAs: (model: string) => Json
  /** Whether `n` may be named. */
  readonly takesCount: boolean
  readonly edits: Edits
  /** Where a mask takes another way than pictures without one. */
  readonly inpaint?: AsForm
}

const toSnakeCase = (name: string) => name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

export const inSnakeCase = (options: Json): Json =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [toSnakeCase(name), value]))

export const asText = ({ width, height }: Size) => ({ size: `${width}x${height}` })
