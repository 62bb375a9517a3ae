import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import type { GridDetail } from '../../../stores/grid-entries.ts'
import { arrangementOf, tablesOf, valuesAt, withRole, type Role } from './arrangement.ts'

/** How a grid is laid out, which of its tables and which of its cells is open: all of it in the address. */
export function useArrangement(grid: () => GridDetail) {
  const route = useRoute()
  const router = useRouter()
  let isOurs = false

  const lengths = computed(() => grid().axes.map(({ values }) => values.length))
  const arrangement = computed(() => arrangementOf(route.query, lengths.value.length))
  const tables = computed(() => tablesOf(lengths.value, arrangement.value))
  const isStacked = computed(() => route.query['tables'] === 'stacked')
  /** The table that is shown where they are tabs. */
  const tab = computed(() => Math.min(numberOf(route.query['at']) ?? 0, tables.value.length - 1))
  const shown = computed(() => (isStacked.value ? tables.value : tables.value.slice(tab.value, tab.value + 1)))
  const opened = computed(() => {
    const cell = numberOf(route.query['cell'])
    return cell !== undefined && cell < grid().places.length ? cell : undefined
  })

  const set = async (patch: LocationQueryRaw) =>
    router.replace({ query: { ...route.query, ...patch }, hash: route.hash })

  async function assign(role: Role, axis: number) {
    const { across, down } = withRole(arrangement.value, role, axis)
    await set({ across: String(across), down: down === undefined ? undefined : String(down), at: undefined })
  }

  /** The table that a cell is in. */
  const tabOf = (cell: number) =>
    arrangement.value.third === undefined ? 0 : (valuesAt(lengths.value, cell)[arrangement.value.third] ?? 0)
  const showTab = async (at: number) => set({ at: at === 0 ? undefined : String(at) })
  const stack = async (on: boolean) => set({ tables: on ? 'stacked' : undefined })

  /** The way back closes it. */
  async function open(cell: number) {
    if (opened.value !== undefined)
      return set({ cell: String(cell), at: tabOf(cell) === 0 ? undefined : String(tabOf(cell)) })
    isOurs = true
    await router.push({ query: { ...route.query, cell: String(cell) } })
  }

  async function close() {
    // Moved to other cells meanwhile, the entry behind this one may show another table.
    const at = route.query['at']
    if (!isOurs) return set({ cell: undefined })
    isOurs = false
    await new Promise<void>(resolve => {
      const stop = router.afterEach(() => {
        stop()
        resolve()
      })
      router.back()
    })
    if (route.query['at'] !== at) await set({ at })
  }

  return { lengths, arrangement, tables, isStacked, tab, shown, opened, assign, showTab, tabOf, stack, open, close }
}

const numberOf = (text: unknown) => (typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : undefined)
