import type { ImageNotes } from '@atelier/contracts'
import { describe, type Kind } from '../describe.ts'
import { createScene, type SceneRequest } from '../scene.ts'
import { COVERED_AT, FIGURES_FROM } from './image-to-image.ts'
import type { Content } from './inpaint.ts'

/** What changes the colours and the look of a picture without a thing being drawn. */
const TONES: ReadonlySet<Kind> = new Set(['style', 'mood', 'time', 'weather', 'season'])
const THINGS: ReadonlySet<Kind> = new Set(['animal', 'person', 'thing', 'landmark', 'item', 'furniture', 'trait'])

function noted(request: SceneRequest, done: string, shows: (kind: Kind) => boolean): ImageNotes {
  const notes = describe(request, createScene(request), shows)
  return { ...notes, drew: [done, ...notes.drew] }
}

export function notesOfRepainting(request: SceneRequest, strength: number): ImageNotes {
  if (strength <= 0) return noted(request, 'the picture as it was', () => false)
  return noted(
    request,
    'the picture, repainted',
    kind => TONES.has(kind) || (THINGS.has(kind) ? strength >= FIGURES_FROM : strength > COVERED_AT),
  )
}

const PARTS: Readonly<Record<Content, string>> = {
  thing: 'what the prompt names, before what is around it',
  place: 'what the prompt says, in the colours around it',
  nothing: 'more of what is around it',
}

export const notesOfPart = (request: SceneRequest, content: Content): ImageNotes =>
  noted(request, PARTS[content], () => content !== 'nothing')

export const notesOfExtending = (request: SceneRequest): ImageNotes =>
  noted(request, 'the edges, carried on', kind => kind !== 'time' && kind !== 'mood' && !THINGS.has(kind))
