import type { GridAxis } from '@atelier/contracts'
import { promptPartMissing, promptPartsOverlap } from './grids.errors.ts'

type PromptAxis = Extract<GridAxis, { kind: 'prompt' }>

interface Place {
  /** Which axis puts its value here. */
  readonly axis: number
  readonly start: number
  readonly end: number
}

/**
 * Where the prompt axes put their values. All of them look at the prompt as it was written, so that what one puts in is
 * never found by another, and their order makes no difference.
 */
export function findPromptParts(prompt: string, axes: readonly GridAxis[]): readonly Place[] {
  const places = axes
    .flatMap((axis, at) => (axis.kind === 'prompt' ? placesOf(prompt, axis, at) : []))
    .toSorted((a, b) => a.start - b.start)
  for (const [at, place] of places.entries()) {
    const before = places[at - 1]
    const later = before && place.start < before.end ? Math.max(place.axis, before.axis) : undefined
    const axis = later === undefined ? undefined : axes[later]
    if (later !== undefined && axis?.kind === 'prompt') throw promptPartsOverlap(axis.search, later)
  }
  return places
}

function placesOf(prompt: string, { search }: PromptAxis, axis: number): Place[] {
  const places: Place[] = []
  for (let start = prompt.indexOf(search); start >= 0; start = prompt.indexOf(search, start + search.length))
    places.push({ axis, start, end: start + search.length })
  if (places.length === 0) throw promptPartMissing(search, axis)
  return places
}

/** The prompt with these values in their places. */
export function putPromptParts(prompt: string, places: readonly Place[], valueOf: (axis: number) => string): string {
  const from = [0, ...places.map(place => place.end)]
  const rest = from.map((start, at) => prompt.slice(start, places[at]?.start))
  return rest.map((text, at) => text + (places[at] ? valueOf(places[at].axis) : '')).join('')
}
