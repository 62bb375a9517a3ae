import {
  getFamily,
  getGeneration,
  getSurroundings,
  listImages,
  type Image,
  type ImagesFilter,
} from '@atelier/contracts'
import { shallowRef, watch } from 'vue'
import { call } from '../../../api/call.ts'
import { ApiError, isAbort } from '../../../api/errors.ts'
import { useImages } from '../../../stores/images.ts'
import { mayChange } from '../../../stores/whose.ts'

export interface Candidates {
  /** Made together with it. */
  readonly siblings: readonly Image[]
  /** What it came from, what came of it, and what shares its grid. */
  readonly family: readonly Image[]
  readonly samePrompt: readonly Image[]
  /** Those around it where one came from, the nearest first. */
  readonly nearby: readonly Image[]
}

const LISTED = 40
/** What the server takes as a search. */
const LONGEST_SEARCH = 190
const NONE: Candidates = { siblings: [], family: [], samePrompt: [], nearby: [] }

interface CandidatesOptions {
  readonly image: () => Image
  readonly filter: () => ImagesFilter
  readonly isWanted: () => boolean
}

/** Pictures that one may want to see beside `image`. */
export function useCandidates({ image, filter, isWanted }: CandidatesOptions) {
  const images = useImages()
  const candidates = shallowRef(NONE)
  const isLoading = shallowRef(true)
  const error = shallowRef<unknown>()

  async function load(signal?: AbortSignal) {
    isLoading.value = true
    error.value = undefined
    const mark = images.mark()
    try {
      const [siblings, family, alike, nearby] = await Promise.all([
        readSiblings(image(), signal),
        readFamily(image(), signal),
        readAlike(image(), signal),
        readNearby(signal),
      ])
      const found = [...siblings, ...family, ...alike, ...nearby]
      images.merge(found, mark)
      candidates.value = sort(image(), found, family)
    } catch (reason) {
      if (!isAbort(reason)) error.value = reason
    } finally {
      isLoading.value = false
    }
  }

  /** Around it as one sees the gallery; where there is nothing else, around it in all of the gallery. */
  async function readNearby(signal: AbortSignal | undefined) {
    for (const querystring of [filter(), {}]) {
      const { newer, older } = await call(getSurroundings, { params: { id: image().id }, querystring }, { signal })
      if (newer.length + older.length > 0) return alternate(newer, older)
    }
    return []
  }

  watch(
    [isWanted, () => image().id],
    ([wanted], _, onCleanup) => {
      if (!wanted) return
      const abort = new AbortController()
      onCleanup(() => abort.abort())
      void load(abort.signal)
    },
    { immediate: true },
  )

  return { candidates, isLoading, error, load: async () => load() }
}

async function readSiblings(image: Image, signal: AbortSignal | undefined): Promise<Image[]> {
  const { generationId } = image
  if (generationId === null || !mayChange(image)) return []
  try {
    return (await call(getGeneration, { params: { id: generationId } }, { signal })).images
  } catch (error) {
    // What was asked was deleted, and its pictures were kept.
    if (error instanceof ApiError && error.status === 404) return []
    throw error
  }
}

async function readFamily({ id }: Image, signal: AbortSignal | undefined): Promise<Image[]> {
  const family = await call(getFamily, { params: { id }, querystring: { limit: LISTED } }, { signal })
  return [...family.ancestors, ...family.children.items, ...family.siblings]
}

async function readAlike({ prompt }: Image, signal: AbortSignal | undefined): Promise<Image[]> {
  const q = phraseOf(prompt)
  return q === '' ? [] : (await call(listImages, { querystring: { q, limit: LISTED } }, { signal })).items
}

/** One of each in turn. */
const alternate = (newer: readonly Image[], older: readonly Image[]) =>
  Array.from({ length: Math.max(newer.length, older.length) }, (_, at) => [newer[at], older[at]])
    .flat()
    .flatMap(image => image ?? [])

/** The beginning of a prompt as a phrase to search for, cut between words. */
export function phraseOf(prompt: string): string {
  const words = prompt.replaceAll('"', ' ').trim()
  if (words === '') return ''
  return `"${words.length <= LONGEST_SEARCH ? words : words.slice(0, LONGEST_SEARCH).replace(/\s+\S*$/, '')}"`
}

export function sort(image: Image, found: readonly Image[], family: readonly Image[] = []): Candidates {
  const kin = new Set(family.map(({ id }) => id))
  const unique = [...new Map(found.map(one => [one.id, one])).values()].filter(
    ({ id, trashedAt }) => id !== image.id && trashedAt === null,
  )
  const kindOf = (one: Image): keyof Candidates => {
    if (one.generationId !== null && one.generationId === image.generationId) return 'siblings'
    if (kin.has(one.id)) return 'family'
    return one.prompt === image.prompt ? 'samePrompt' : 'nearby'
  }
  return { ...NONE, ...Object.groupBy(unique, kindOf) }
}
