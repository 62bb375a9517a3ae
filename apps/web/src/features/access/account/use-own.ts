import { shallowRef } from 'vue'
import { useNotices } from '../../../stores/notices.ts'

interface Calls<Item> {
  readonly list: () => Promise<{ readonly items: readonly Item[] }>
  readonly remove: (id: string) => Promise<unknown>
}

/** Things of one's account, read at once, each of which can be removed. */
export function useOwn<Item extends { readonly id: string }>(calls: Calls<Item>) {
  const notices = useNotices()
  const items = shallowRef<readonly Item[]>()
  const failure = shallowRef<unknown>()

  async function load() {
    try {
      failure.value = undefined
      items.value = (await calls.list()).items
    } catch (error) {
      failure.value = error
    }
  }
  void load()

  const put = (changed: Item) => {
    items.value = items.value?.map(item => (item.id === changed.id ? changed : item))
  }

  /** Whether it is gone; what went wrong is told. */
  async function remove(id: string): Promise<boolean> {
    const isGone = await notices.attempt(async () => {
      await calls.remove(id)
      return true
    })
    if (isGone) items.value = items.value?.filter(item => item.id !== id)
    return isGone === true
  }

  return { items, failure, load, put, remove }
}
