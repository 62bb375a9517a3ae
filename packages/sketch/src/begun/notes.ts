import type { ImageNotes } from '@atelier/contracts'
import { describe, type Kind } from '../describe.ts'
import { createScene, type Scene, type SceneRequest } from '../scene.ts'
import { COVERED_AT, FIGURES_FROM, hasScene } from './image-to-image.ts'
import type { Content } from './inpaint.ts'

/** What changes the colours and the look of a picture without a thing being drawn. */
const TONES: ReadonlySet<Kind> = new Set(['style', 'mood', 'time', 'weather', 'season'])
const THINGS: ReadonlySet<Kind> = new Set(['animal', 'person', 'thing', 'landmark', 'item', 'furniture', 'trait'])

function noted(request: SceneRequest, done: string, shows: (kind: Kind, scene: Scene) => boolean): ImageNotes {
  const scene = createScene(request)
  const notes = describe(request, scene, kind => shows(kind, scene))
  return { ...notes, drew: [done, ...notes.drew] }
}

export function notesOfRepainting(request: SceneRequest, strength: number): ImageNotes {
  if (strength <= 0) return noted(request, 'the picture as it was', () => false)
  return noted(request, 'the picture, repainted', (kind, scene) => {
    if (TONES.has(kind)) return true
    if (THINGS.has(kind)) return strength >= FIGURES_FROM
    return strength > COVERED_AT && hasScene(scene)
  })
}

const PARTS: Readonly<Record<Content, string>> = {
  thing: 'what the prompt names, before what is around it',
  place: 'what the prompt says, in the colours around it',
  nothing: 'more of what is around it',
}

export const notesOfPart = (request: SceneRequest, content: Content): ImageNotes =>
  noted(request, PARTS[content], () => content !== 'nothing')

export const notesOfExtending = (request: SceneRequest): ImageNotes =>
  noted(request, 'the edges, carried on', (kind, { setting }) => {
    if (kind === 'style') return true
    return setting !== 'abstract' && kind !== 'time' && kind !== 'mood' && !THINGS.has(kind)
  })
