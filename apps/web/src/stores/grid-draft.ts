import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { store, readStored } from '../browser/stored.ts'
import { emptyDraft, parseDraft, parseObject, type Draft } from './draft-values.ts'

export const AXIS_KINDS = [
  'prompt',
  'seed',
  'model',
  'steps',
  'guidance',
  'size',
  'style',
  'strength',
  'sampler',
  'scheduler',
] as const
export type AxisKind = (typeof AXIS_KINDS)[number]

/** An axis while it is being written; what another kind would be made of stays, so that nothing is lost by looking around. */
export interface AxisDraft {
  readonly kind: AxisKind
  /** Numbers and ranges, or a prompt's parts line by line. */
  readonly text: string
  /** Of a prompt's parts: what they take the place of. */
  readonly search: string
  /** Models, sizes, styles, samplers or schedulers. */
  readonly picked: readonly string[]
}

export interface GridDraft {
  readonly title: string
  readonly base: Draft
  readonly axes: readonly AxisDraft[]
}

const KEY = 'atelier.grid-draft'
const emptyGrid: GridDraft = { title: '', base: emptyDraft, axes: [] }
export const emptyAxis = (kind: AxisKind): AxisDraft => ({ kind, text: '', search: '', picked: [] })

/** The grid that is being written; it outlives the page. */
export const useGridDraft = defineStore('grid-draft', () => {
  const draft = shallowRef<GridDraft>(parseGridDraft(readStored(KEY)))

  function set(next: GridDraft) {
    draft.value = next
    store(KEY, JSON.stringify(next))
  }

  const change = (patch: Partial<GridDraft>) => set({ ...draft.value, ...patch })

  /** Starts over from what is given; gives what takes it back. */
  function begin(base: Draft, axes: readonly AxisDraft[] = []) {
    const before = draft.value
    set({ ...emptyGrid, base: { ...base, count: null }, axes })
    return () => set(before)
  }

  return {
    draft,
    change,
    begin,
    /** Without a word left it is another picture. */
    changeBase: (patch: Partial<Draft>) =>
      change({ base: { ...draft.value.base, ...(patch.prompt?.trim() === '' && { parentId: null }), ...patch } }),
    changeAxis: (at: number, patch: Partial<AxisDraft>) =>
      change({ axes: draft.value.axes.map((axis, index) => (index === at ? { ...axis, ...patch } : axis)) }),
    addAxis: (kind: AxisKind) => change({ axes: [...draft.value.axes, emptyAxis(kind)] }),
    removeAxis: (at: number) => change({ axes: draft.value.axes.toSpliced(at, 1) }),
    clear: () => set(emptyGrid),
  }
})

/** As it was stored; whatever is not as it should be falls back to empty. */
export function parseGridDraft(text: string | null): GridDraft {
  const stored = parseObject(text)
  return {
    title: typeof stored['title'] === 'string' ? stored['title'] : '',
    base: parseDraft(JSON.stringify(stored['base'] ?? {})),
    axes: Array.isArray(stored['axes']) ? stored['axes'].flatMap(axisOf).slice(0, 3) : [],
  }
}

function axisOf(value: unknown): AxisDraft[] {
  const stored: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {}
  const kind = AXIS_KINDS.find(name => name === stored['kind'])
  if (!kind) return []
  const string = (key: 'text' | 'search') => (typeof stored[key] === 'string' ? stored[key] : '')
  const picked = Array.isArray(stored['picked']) ? stored['picked'].filter(id => typeof id === 'string') : []
  return [{ kind, text: string('text'), search: string('search'), picked }]
}
