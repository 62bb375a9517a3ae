import { listImages, type Image, type ImagesQuery } from '@atelier/contracts'
import { shallowRef, watch } from 'vue'
import { call } from '../../../api/call.ts'
import { isAbort } from '../../../api/errors.ts'
import { useImages } from '../../../stores/images.ts'

interface Candidates {
  /** Of the same prompt, those made together first. */
  readonly akin: readonly Image[]
  readonly others: readonly Image[]
}

const LISTED = 40
/** What the server takes as a search. */
const LONGEST_SEARCH = 190

/** Pictures that one may want to see beside `image`. */
export function useCandidates(image: () => Image, isWanted: () => boolean) {
  const images = useImages()
  const candidates = shallowRef<Candidates>({ akin: [], others: [] })
  const isLoading = shallowRef(true)
  const error = shallowRef<unknown>()

  async function load(signal?: AbortSignal) {
    isLoading.value = true
    error.value = undefined
    try {
      const search = phraseOf(image().prompt)
      const [alike, recent] = await Promise.all([search ? read({ q: search }, signal) : [], read({}, signal)])
      candidates.value = sort(image(), [...alike, ...recent])
    } catch (reason) {
      if (!isAbort(reason)) error.value = reason
    } finally {
      isLoading.value = false
    }
  }

  async function read(query: ImagesQuery, signal: AbortSignal | undefined): Promise<Image[]> {
    const mark = images.mark()
    const { items } = await call(listImages, { querystring: { ...query, limit: LISTED } }, { signal })
    images.merge(items, mark)
    return items
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

/** The beginning of a prompt as a phrase to search for, cut between words. */
export function phraseOf(prompt: string): string {
  const words = prompt.replaceAll('"', ' ').trim()
  if (words === '') return ''
  return `"${words.length <= LONGEST_SEARCH ? words : words.slice(0, LONGEST_SEARCH).replace(/\s+\S*$/, '')}"`
}

export function sort(image: Image, found: readonly Image[]): Candidates {
  const unique = [...new Map(found.map(one => [one.id, one])).values()].filter(({ id }) => id !== image.id)
  const isTogether = (one: Image) => one.generationId !== null && one.generationId === image.generationId
  const { akin = [], others = [] } = Object.groupBy(unique, one => (one.prompt === image.prompt ? 'akin' : 'others'))
  return { akin: akin.toSorted((a, b) => Number(isTogether(b)) - Number(isTogether(a))), others }
}
