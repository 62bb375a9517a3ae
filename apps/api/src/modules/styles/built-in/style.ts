import type { StyleParameters } from '@atelier/contracts'

/** A style that comes with the studio. Its id and its name never change: requests and recipes name them. */
export interface BuiltInStyle {
  readonly id: string
  readonly name: string
  readonly prompt: string
  readonly negativePrompt?: string
  readonly parameters?: StyleParameters
}
