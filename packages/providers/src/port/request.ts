import type { Task } from '@atelier/contracts'

/** A picture that goes in: judged already, so that it is what `mimeType` says. */
export interface InputImage {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

/** Pixels to add at each side. */
export interface Sides {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What a task begins with besides words. */
export type TaskInputs =
  | { readonly task: 'text-to-image' }
  | {
      readonly task: 'image-to-image'
      /** `image` is null where the references alone say what to make. */
      readonly inputs: { readonly image: InputImage | null; readonly references: readonly InputImage[] }
      /** 0 leaves the picture as it is, 1 makes it anew; null where the model has no such parameter. */
      readonly strength: number | null
    }
  | {
      readonly task: 'inpaint'
      /** The mask is white where the picture is to be made anew. */
      readonly inputs: {
        readonly image: InputImage
        readonly mask: InputImage
        readonly references: readonly InputImage[]
      }
      readonly strength: number | null
    }
  | { readonly task: 'outpaint'; readonly inputs: { readonly image: InputImage }; readonly extend: Sides }
  | { readonly task: 'upscale'; readonly inputs: { readonly image: InputImage }; readonly scale: number }

/** What every task takes. Values are inside the model's limits; null where the model has no such parameter. */
export interface ImageParameters {
  readonly model: string
  readonly prompt: string
  readonly negativePrompt: string | null
  /** Pixels. */
  readonly width: number
  /** Pixels. */
  readonly height: number
  readonly steps: number | null
  readonly guidance: number | null
  /** 0 to 2^32 - 1. */
  readonly seed: number
  /** What the model takes beyond the parameters above, by the schema in its manifest. */
  readonly options: Readonly<Record<string, unknown>>
}

/** One picture to make. */
export type ImageRequest = ImageParameters & TaskInputs

/** As a task is called in a sentence. */
export const TASK_NAMES = {
  'text-to-image': 'make a picture from text',
  'image-to-image': 'make a picture from a picture',
  inpaint: 'make a part of a picture anew',
  outpaint: 'extend a picture',
  upscale: 'enlarge a picture',
} as const satisfies Record<Task, string>
