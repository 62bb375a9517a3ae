import type { SmartFilter } from '@atelier/contracts'

/** What is asked of the tools for collections, which are loaded when they are needed first. */
export type ToolTask =
  | { readonly kind: 'collect'; readonly ids: readonly string[] }
  | { readonly kind: 'drag'; readonly ids: readonly string[]; readonly x: number; readonly y: number }
  | { readonly kind: 'save'; readonly filter: SmartFilter }
