import { computed, shallowReactive, shallowRef, watch } from 'vue'
import { describe } from '../../api/errors.ts'
import { useCollections } from '../../stores/collections.ts'
import { found, isSameName } from './find.ts'
import { recentFirst, rememberCollection } from './recent.ts'
import { t } from './text.ts'
import { useMembership } from './use-membership.ts'

/** The collections that some pictures can be put into, found by name, and a new one where there is none of that name. */
export function useCollectChoice(ids: () => readonly string[]) {
  const collections = useCollections()
  const { shareOf, mark, error: unread, read } = useMembership(ids)
  const typed = shallowRef('')
  const said = shallowRef('')
  const problem = shallowRef('')
  const busy = shallowReactive(new Set<string>())

  const plain = computed(() =>
    (collections.list.ids ?? [])
      .flatMap(id => collections.byId.get(id) ?? [])
      .filter(({ filter, may }) => filter === null && may !== 'look'),
  )
  // As it was when one came: nothing moves away under the hand.
  const order = shallowRef<readonly string[]>([])
  watch(
    () => collections.list.ids,
    () => {
      if (order.value.length === 0) order.value = recentFirst(plain.value).map(({ id }) => id)
    },
    { immediate: true },
  )
  const sorted = computed(() => {
    const known = new Map(plain.value.map(collection => [collection.id, collection]))
    const fresh = plain.value.filter(({ id }) => !order.value.includes(id))
    return [...fresh, ...order.value.flatMap(id => known.get(id) ?? [])]
  })
  const shown = computed(() => found(sorted.value, typed.value))
  const newName = computed(() => typed.value.trim().slice(0, 100))
  const canCreate = computed(
    () => newName.value !== '' && !plain.value.some(({ name }) => isSameName(name, newName.value)),
  )

  /** What the server refuses is said here, where one looks, and `undo`ne. */
  async function attempt(key: string, action: () => Promise<string>, undo: () => void) {
    if (busy.has(key)) return
    busy.add(key)
    problem.value = ''
    try {
      said.value = await action()
    } catch (error) {
      problem.value = describe(error)
      undo()
    } finally {
      busy.delete(key)
    }
  }

  async function toggle(id: string) {
    const before = shareOf(id)
    const { name = '' } = collections.byId.get(id) ?? {}
    mark(id, before !== 'all')
    await attempt(
      id,
      async () => {
        if (before === 'all') {
          const changed = await collections.takeOut(id, ids())
          return t('takenOut', { name, count: changed.length })
        }
        const changed = await collections.add(id, ids())
        rememberCollection(id)
        return changed.length === 0
          ? t('wereInside', { name, count: ids().length })
          : t('added', { name, count: changed.length })
      },
      () => mark(id, before === 'all'),
    )
  }

  async function create() {
    const name = newName.value
    await attempt(
      '',
      async () => {
        const { id } = await collections.create({ name })
        await collections.add(id, ids())
        rememberCollection(id)
        mark(id, true)
        typed.value = ''
        return t('added', { name, count: ids().length })
      },
      () => {},
    )
  }

  async function submit() {
    const [first] = shown.value
    if (first && newName.value !== '') await toggle(first.id)
    else if (canCreate.value) await create()
  }

  return {
    typed,
    said,
    problem,
    busy,
    plain,
    shown,
    newName,
    canCreate,
    shareOf,
    unread,
    read,
    toggle,
    create,
    submit,
  }
}
