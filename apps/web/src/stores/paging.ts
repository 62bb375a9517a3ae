import { LARGEST_PAGE } from '@atelier/contracts'
import { shallowReactive } from 'vue'

interface Page {
  readonly ids: string[]
  readonly nextCursor: string | null
}
interface PagedList {
  ids: readonly string[]
  /** undefined before the first page, null behind the last one. */
  nextCursor: string | null | undefined
  isLoading: boolean
  error: unknown
}
export type ReadPage = (page: { cursor?: string; limit: number }) => Promise<Page>

const PAGE_SIZE = 60
const PAGES_TO_READ_AGAIN = 10

/**
 * A list of ids that grows page by page, as far as somebody looked. `arrange` puts in order what events brought while a
 * page was read: that may be newer than the page, or what is told anew of something old.
 */
export function createPaging(read: ReadPage, arrange: (ids: readonly string[]) => readonly string[] = ids => ids) {
  const list = shallowReactive<PagedList>({ ids: [], nextCursor: undefined, isLoading: false, error: undefined })
  let running: Promise<void> | undefined

  /** One read at a time; whoever comes meanwhile waits for it. */
  async function exclusive(task: () => Promise<void>): Promise<void> {
    running ??= (async () => {
      list.isLoading = true
      try {
        await task()
        list.error = undefined
      } catch (error) {
        list.error = error
      } finally {
        list.isLoading = false
        running = undefined
      }
    })()
    return running
  }

  async function next() {
    const page = await read({ limit: PAGE_SIZE, ...(list.nextCursor && { cursor: list.nextCursor }) })
    // What came by event while we read may be in the page too.
    list.ids = arrange([...new Set([...list.ids, ...page.ids])])
    list.nextCursor = page.nextCursor
  }

  /** Reads what is loaded once more, in few large pages; of a very long list the tail is read again when scrolled to. */
  async function again() {
    const before = new Set(list.ids)
    const wanted = before.size
    let ids: string[] = []
    let cursor: string | null | undefined
    for (
      let pages = 0;
      pages < PAGES_TO_READ_AGAIN && cursor !== null && (pages === 0 || ids.length < wanted);
      pages += 1
    ) {
      const limit = Math.min(LARGEST_PAGE, Math.max(PAGE_SIZE, wanted - ids.length))
      const page = await read({ limit, ...(cursor && { cursor }) })
      ids = [...ids, ...page.ids]
      cursor = page.nextCursor
    }
    // What an event brought while we read may be younger than what we read.
    const arrived = list.ids.filter(id => !before.has(id))
    list.ids = arrange([...new Set([...arrived, ...ids])])
    list.nextCursor = cursor
  }

  const loadMore = async () => (list.nextCursor === null ? undefined : exclusive(next))

  /** After a gap. A read that is under way may be older than the gap, so it is waited for first. */
  const refresh = async () => {
    await running
    if (list.nextCursor !== undefined || list.error !== undefined) await exclusive(again)
  }

  return { list, loadMore, refresh }
}
